import { getTranslations } from 'next-intl/server';
import { formatInstants } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState, Sentence } from './form-state.ts';
import { Notice } from './notice.tsx';

/**
 * What a form was answered; nothing when it is another form's answer, or only about fields.
 * @param props.form the one whose answer is shown; without it that of any form of the page
 */
export async function FormNotice(props: { form?: string; state: FormState | undefined; locale: Locale }) {
  const { state, locale } = props;
  const { form = state?.form } = props;
  if (state?.form !== form) return null;
  const { error, success } = state ?? {};
  if (error) return <Notice kind="error">{await contentOf(error, locale)}</Notice>;
  if (success) return <Notice kind="success">{await contentOf(success, locale)}</Notice>;
  return null;
}

async function contentOf(sentence: Sentence, locale: Locale) {
  const t = await getTranslations({ locale });
  if (!('refusal' in sentence)) return t(`desk.answers.${sentence.code}`, sentence.detail);
  const { refusal, detail = {}, problems = [] } = sentence;
  const words = t(`problems.refusal.${refusal}`, formatInstants(detail, locale));
  if (problems.length === 0) return words;
  return (
    <>
      <p>{words}</p>
      <ul className="refused">
        {problems.map((problem) => (
          <li key={problem}>{t(`problems.publish.${problem}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** What was typed into the fields of a form before, and what is wrong with them, in words. */
export async function fieldsOf(form: string, state: FormState | undefined, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'desk.answers' });
  const own = state?.form === form ? state : undefined;
  return {
    typedIn: (name: string): string | undefined => own?.values?.[name],
    errorOf: (name: string): string | undefined => {
      const code = own?.fields?.[name];
      return code && t(code);
    },
  };
}
