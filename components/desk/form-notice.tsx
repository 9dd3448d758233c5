import { getTranslations } from 'next-intl/server';
import { formatInstants } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState, Sentence } from './form-state.ts';
import { Notice } from './notice.tsx';

/** What a form was answered; nothing when it is another form's answer, or only about fields. */
export async function FormNotice(props: { form: string; state: FormState | undefined; locale: Locale }) {
  const { form, state, locale } = props;
  if (state?.form !== form) return null;
  const { error, success } = state;
  if (error) return <Notice kind="error">{await wordsOf(error, locale)}</Notice>;
  if (success) return <Notice kind="success">{await wordsOf(success, locale)}</Notice>;
  return null;
}

async function wordsOf(sentence: Sentence, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale });
  return 'refusal' in sentence
    ? t(`problems.refusal.${sentence.refusal}`, formatInstants(sentence.detail ?? {}, locale))
    : t(`people.answers.${sentence.code}`, sentence.detail);
}

/** What was typed into the fields of a form before, and what is wrong with them, in words. */
export async function fieldsOf(form: string, state: FormState | undefined, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'people.answers' });
  const own = state?.form === form ? state : undefined;
  return {
    typedIn: (name: string): string | undefined => own?.values?.[name],
    errorOf: (name: string): string | undefined => {
      const code = own?.fields?.[name];
      return code && t(code);
    },
  };
}
