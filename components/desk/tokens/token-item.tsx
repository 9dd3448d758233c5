import { getTranslations } from 'next-intl/server';
import type { TokenEntry } from '#db/queries/desk/people/list-tokens.ts';
import { formatDay, formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';

/** A token: what it is good for, how it stands, and behind a fold the way to revoke it. */
export async function TokenItem({ token, locale }: { token: TokenEntry; locale: Locale }) {
  const { id, name, prefix, scopes, createdBy, createdAt, expiresAt, lastUsedAt, state } = token;
  const t = await getTranslations({ locale, namespace: 'people.tokens' });
  return (
    <article className="person" aria-labelledby={`token-${id}`}>
      <div className="person-who">
        <h2 id={`token-${id}`}>{name}</h2>
        <code className="soft">{prefix}…</code>
      </div>
      <ul className="person-facts">
        <li>
          <span className="chip" data-state={state === 'active' ? 'active' : 'disabled'}>
            {t(`state.${state}`, { date: formatDay(expiresAt, locale) })}
          </span>
        </li>
        <li>{scopes.map((scope) => t(`scope.${scope}`)).join(t('between'))}</li>
        <li>
          {createdBy
            ? t('madeBy', { name: createdBy, date: formatDay(createdAt, locale) })
            : t('made', { date: formatDay(createdAt, locale) })}
        </li>
        <li>{lastUsedAt ? t('used', { date: formatMoment(lastUsedAt, locale) }) : t('unused')}</li>
      </ul>
      {state === 'active' && (
        <details className="fold">
          <summary>
            {t('revoke')} <span className="visually-hidden">{name}</span>
          </summary>
          <form className="stack" action={`/api/desk/tokens/${id}`} method="post">
            <p>{t('revokeText', { name })}</p>
            <button className="button button-danger" type="submit">
              {t('revokeSubmit')}
            </button>
          </form>
        </details>
      )}
    </article>
  );
}
