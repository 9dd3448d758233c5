import { getTranslations } from 'next-intl/server';
import { topicPath } from '#lib/desk/paths.ts';
import { type DeskTopic, topicName } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { TOPIC_PATHS } from '#lib/urls.ts';

type Into = { typed: string; targets: DeskTopic[] };

/** Asks for another topic to merge this one into, and shows what would move before it does. */
export async function MergePanel(props: { topic: DeskTopic; into: Into; locale: Locale }) {
  const { topic, into, locale } = props;
  const { kind, id } = topic;
  const { typed, targets } = into;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const [target] = targets.length === 1 ? targets : [];
  return (
    <section className="panel" aria-labelledby="merge">
      <h2 id="merge">{t('merge')}</h2>
      {target ? (
        <MergePreview topic={topic} target={target} locale={locale} />
      ) : (
        <form className="stack" action={`${topicPath(kind, id)}#merge`}>
          <p className="hint">{t('mergeText')}</p>
          {typed !== '' && targets.length === 0 && (
            <p className="field-error" role="alert">
              {t('mergeNone', { typed, kind })}
            </p>
          )}
          {targets.length > 1 && (
            <>
              <p>{t('mergeSeveral', { typed })}</p>
              <ul>
                {targets.map((each) => (
                  <li key={each.id}>
                    <a href={`${topicPath(kind, id)}?into=%23${each.id}#merge`}>
                      {topicName(each, locale)} #{each.id}
                    </a>{' '}
                    <span className="soft">{t('articles', { n: each.articles })}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="field">
            <label htmlFor="into">{t('mergeInto')}</label>
            <input id="into" name="into" autoComplete="off" required maxLength={200} defaultValue={typed} />
          </div>
          <button className="button" type="submit">
            {t('mergeShow')}
          </button>
        </form>
      )}
      {topic.merged.length > 0 && (
        <>
          <h3>{t('mergedFrom')}</h3>
          <ul>
            {topic.merged.map((each) => (
              <li key={each.id}>
                <a href={topicPath(kind, each.id)}>{topicName(each, locale)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

async function MergePreview(props: { topic: DeskTopic; target: DeskTopic; locale: Locale }) {
  const { topic, target, locale } = props;
  const { kind, id } = topic;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const names = { from: topicName(topic, locale), into: topicName(target, locale) };
  const moving = LOCALES.flatMap((each) => {
    // In a language in which the other one has no name, this one's goes on there.
    if (target.words[each].name === '') return [];
    const { slug } = topic.words[each];
    return [slug, ...topic.formerSlugs[each]]
      .filter(Boolean)
      .map((address) => TOPIC_PATHS[kind](each, address));
  });
  const wordings = [...new Set([topic.words.ja.name, topic.words.en.name, ...topic.aliases])].filter(Boolean);
  return (
    <form className="stack" action={`/api/desk/topics/${kind}/${id}`} method="post">
      <p>
        <b>{t('mergePreview', names)}</b>
      </p>
      <p>{t('mergeArticles', { n: topic.articles, into: names.into })}</p>
      {moving.length === 0 ? (
        <p>{t('mergeNoAddress')}</p>
      ) : (
        <>
          <p>{t('mergeAddresses', { into: names.into })}</p>
          <ul className="topic-links">
            {moving.map((address) => (
              <li key={address}>{decodeURI(address)}</li>
            ))}
          </ul>
        </>
      )}
      {kind !== 'author' && (
        <p>
          {t('mergeWordings', { into: names.into, wordings: wordings.join(locale === 'ja' ? '、' : ', ') })}
        </p>
      )}
      <input type="hidden" name="into" value={target.id} />
      <input type="hidden" name="seenFrom" value={topic.seen} />
      <input type="hidden" name="seenInto" value={target.seen} />
      <div className="toolbar">
        <button className="button button-primary" type="submit" name="do" value="merge">
          {t('mergeSubmit', names)}
        </button>
        <a href={topicPath(kind, id)}>{t('mergeCancel')}</a>
      </div>
    </form>
  );
}

/** In place of the form of a topic that was merged: where it went, and the way back. */
export async function MergedPanel({ topic, locale }: { topic: DeskTopic; locale: Locale }) {
  const { kind, id, mergedInto } = topic;
  const t = await getTranslations({ locale, namespace: 'topics' });
  if (!mergedInto) return null;
  return (
    <form className="stack" action={`/api/desk/topics/${kind}/${id}`} method="post">
      <p>
        <a href={topicPath(kind, mergedInto.id)}>
          {t('mergedInto', { name: topicName(mergedInto, locale) })}
        </a>
      </p>
      <p>{t('mergedText')}</p>
      <button className="button" type="submit" name="do" value="unmerge">
        {t('unmerge')}
      </button>
    </form>
  );
}

/** Behind a fold, for a topic that no article has. */
export async function RemovePanel({ topic, locale }: { topic: DeskTopic; locale: Locale }) {
  const { kind, id } = topic;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const name = topicName(topic, locale);
  return (
    <details className="fold">
      <summary>{t('remove')}</summary>
      <form className="stack" action={`/api/desk/topics/${kind}/${id}`} method="post">
        <p>{t('removeText')}</p>
        <input type="hidden" name="name" value={name} />
        <button className="button button-danger" type="submit" name="do" value="remove">
          {t('removeSubmit', { name })}
        </button>
      </form>
    </details>
  );
}
