import { getTranslations } from 'next-intl/server';
import type { DeskPicture } from '#lib/desk/pictures.ts';
import { type DeskTopic, TOPIC_LIMITS, type TopicKind } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { Area } from '../area.tsx';
import { Field } from '../field.tsx';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { PortraitField } from './portrait-field.tsx';

/** The names of a topic in both languages, side by side, and what holds for both. */
export async function TopicForm(props: {
  kind: TopicKind;
  topic: DeskTopic | null;
  /** What may be an author's portrait. */
  pictures: DeskPicture[];
  state: FormState | undefined;
  locale: Locale;
}) {
  const { kind, topic, pictures, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const editor = await getTranslations({ locale, namespace: 'editor.hero' });
  const { typedIn } = await fieldsOf('topic', state, locale);
  return (
    <SendForm
      className="stack topic-form"
      action={`/api/desk/topics/${kind}${topic ? `/${topic.id}` : ''}`}
      unreachable={editor('unreachable')}
    >
      {topic && <input type="hidden" name="seen" value={topic.seen} />}
      <div className="topic-languages">
        {LOCALES.map((each) => {
          const words = topic?.words[each];
          return (
            <fieldset className="topic-language" key={each}>
              <legend>{t('language', { locale: each })}</legend>
              <Field
                name={`name-${each}`}
                label={t('name')}
                input={{
                  lang: each,
                  autoComplete: 'off',
                  required: kind !== 'tag' || Boolean(words?.name),
                  maxLength: TOPIC_LIMITS.name,
                  defaultValue: typedIn(`name-${each}`) ?? words?.name,
                }}
              />
              {kind === 'author' && (
                <Field
                  name={`role-${each}`}
                  label={t('role')}
                  hint={t('roleHint')}
                  input={{
                    lang: each,
                    autoComplete: 'off',
                    maxLength: TOPIC_LIMITS.role,
                    defaultValue: typedIn(`role-${each}`) ?? words?.role,
                  }}
                />
              )}
              <Area
                name={`description-${each}`}
                label={t(kind === 'author' ? 'bio' : 'description')}
                hint={t('descriptionHint')}
                input={{
                  rows: 4,
                  lang: each,
                  maxLength: TOPIC_LIMITS.description,
                  defaultValue: typedIn(`description-${each}`) ?? words?.description,
                }}
              />
              <Field
                name={`slug-${each}`}
                label={t('slug')}
                hint={[t('slugHint'), formerOf(topic, each)].filter(Boolean).join(' ')}
                input={{
                  lang: each,
                  autoComplete: 'off',
                  autoCapitalize: 'off',
                  spellCheck: false,
                  maxLength: 100,
                  defaultValue: typedIn(`slug-${each}`) ?? words?.slug,
                }}
              />
            </fieldset>
          );
        })}
      </div>
      <Area
        name="aliases"
        label={t('aliases')}
        hint={t('aliasesHint')}
        input={{ rows: 4, defaultValue: typedIn('aliases') ?? topic?.aliases.join('\n') }}
      />
      {kind === 'author' && (
        <Area
          name="links"
          label={t('links')}
          hint={t('linksHint')}
          input={{ rows: 4, defaultValue: typedIn('links') ?? topic?.links.join('\n') }}
        />
      )}
      {kind === 'author' && (
        <PortraitField
          pictures={pictures}
          chosen={typedIn('portrait') ?? `${topic?.portrait ?? ''}`}
          typed={typedIn('portrait-number')}
          locale={locale}
        />
      )}
      <button className="button button-primary" type="submit" name="do" value="save">
        {t(topic ? 'save' : 'make')}
      </button>
    </SendForm>
  );

  function formerOf(of: DeskTopic | null, each: Locale): string {
    const slugs = of?.formerSlugs[each] ?? [];
    return slugs.length > 0 ? t('former', { slugs: slugs.join(', ') }) : '';
  }
}
