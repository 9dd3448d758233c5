import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { AuditPage as Found } from '#db/queries/desk/audit/list-audit.ts';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import { messagesOf } from '#i18n/messages.ts';
import { formatMoment } from '#lib/dates.ts';
import {
  AUDIT_KINDS,
  type AuditEntry,
  type AuditFact,
  type AuditQuery,
  auditPath,
  auditSearch,
  isAuditAction,
} from '#lib/desk/audit.ts';
import { FRONT_ACTS, type FrontAct } from '#lib/desk/front.ts';
import { publishingPath, revisionsPath, topicPath } from '#lib/desk/paths.ts';
import { TOPIC_KINDS } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { DeskPage } from '../desk-page.tsx';
import { Field } from '../field.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { EditionLine } from '../today/edition-line.tsx';
import { factInWords } from './in-words.ts';

type Props = {
  viewer: Viewer;
  query: AuditQuery;
  page: Found;
  /** What the articles of the entries are called, as far as they are there still. */
  articles: DeskEntry[];
  /** Of a text that was saved: the revision before it. */
  revisions: Map<number, number>;
  state: FormState | undefined;
};

/** Who did what, when, to what; narrowed, carried away as a file, and taken back where that is safe. */
export async function AuditPage(props: Props) {
  const { viewer, query, page, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'audit' });
  const { entries, next, isCutShort } = page;
  const file = (format: 'csv' | 'json') => `/api/desk/audit/export?format=${format}&${auditSearch(query)}`;
  return (
    <DeskPage viewer={viewer} current="today" path={auditPath(query)}>
      <div className="page-title">
        <h1>{t('title')}</h1>
        <p className="toolbar">
          <a className="link" href={file('csv')} download>
            {t('csv')}
          </a>
          <a className="link" href={file('json')} download>
            {t('json')}
          </a>
        </p>
      </div>
      <FormNotice state={state} locale={locale} />
      <Filters {...props} />
      {entries.length === 0 && !isCutShort && <p className="soft">{t('none')}</p>}
      <ol className="audit">
        {entries.map((entry) => (
          <li key={entry.id} id={`entry-${entry.id}`}>
            <Entry {...props} entry={entry} />
          </li>
        ))}
      </ol>
      {isCutShort && <p className="hint">{t('cutShort', { count: entries.length })}</p>}
      <p className="list-paging">
        {query.before !== undefined && (
          <a className="link" href={auditPath({ ...query, before: undefined })}>
            {t('newest')}
          </a>
        )}
        {next !== null && (
          <a className="link" href={auditPath({ ...query, before: next })} rel="next">
            {t(isCutShort ? 'further' : 'older')}
          </a>
        )}
      </p>
      <p className="hint">{t('exportHint')}</p>
    </DeskPage>
  );
}

async function Filters({ viewer: { locale }, query }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit' });
  return (
    <form className="list-filters" action="/admin/audit" method="get">
      <div className="filter-fields">
        <Field name="actor" label={t('actor')} input={{ defaultValue: query.actor, maxLength: 200 }} />
        <div className="field">
          <label htmlFor="action">{t('action')}</label>
          <select id="action" name="action" defaultValue={query.action ?? ''}>
            <option value="">{t('any')}</option>
            {Object.entries(AUDIT_KINDS).map(([kind, actions]) => (
              <optgroup key={kind} label={t(`kinds.${kind as keyof typeof AUDIT_KINDS}`)}>
                {actions.map((action) => (
                  <option key={action} value={action}>
                    {t(`actions.${action}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <Field
          name="article"
          label={t('article')}
          input={{ defaultValue: query.articleId, inputMode: 'numeric', maxLength: 15 }}
        />
        <Field name="from" label={t('from')} input={{ type: 'date', defaultValue: query.from }} />
        <Field name="to" label={t('to')} input={{ type: 'date', defaultValue: query.to }} />
      </div>
      <p className="toolbar">
        <button className="button" type="submit">
          {t('show')}
        </button>
        {auditSearch(query) !== '' && (
          <a className="link" href={auditPath({})}>
            {t('clear')}
          </a>
        )}
      </p>
    </form>
  );
}

async function Entry(props: Props & { entry: AuditEntry }) {
  const { viewer, query, entry } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'audit' });
  const { id, at, actor, action, facts } = entry;
  const isUndoable =
    action === 'merge-topic' || action === 'trash' || FRONT_ACTS.includes(action as FrontAct);
  return (
    <>
      <p className="audit-who">
        <time className="audit-when" dateTime={at.toISOString()}>
          {formatMoment(at, locale)}
        </time>
        <a href={auditPath({ actor })}>{actor}</a>
      </p>
      <div>
        <b>{isAuditAction(action) ? t(`actions.${action}`) : action}</b>
        <About {...props} entry={entry} />
        {facts.length > 0 && (
          <details className="fold">
            <summary>{t('facts', { count: facts.length })}</summary>
            <Facts facts={facts} locale={locale} />
          </details>
        )}
      </div>
      {isUndoable && (
        <form action="/api/desk/audit" method="post">
          <input type="hidden" name="entry" value={id} />
          <input type="hidden" name="back" value={auditSearch(query)} />
          <button className="button" type="submit" aria-label={t('undoOf', { id })}>
            {t('undo')}
          </button>
        </form>
      )}
    </>
  );
}

/** What it was done to, and the way there. */
async function About({ viewer: { locale }, articles, revisions, entry }: Props & { entry: AuditEntry }) {
  const t = await getTranslations({ locale, namespace: 'audit' });
  const { articleId, locale: of, facts } = entry;
  const fact = (path: string) => facts.find((each) => each.path === path)?.after;
  const topicId = Number(fact('topicId'));
  if (articleId === null) {
    const kind = TOPIC_KINDS.find((each) => each === fact('kind'));
    if (!kind || !topicId) return null;
    return (
      <p>
        <a className="link" href={topicPath(kind, topicId)}>
          {t('topic', { id: topicId })}
        </a>
      </p>
    );
  }
  const known = articles.find((each) => each.articleId === articleId);
  const revisionId = Number(fact('revisionId'));
  const before = revisions.get(revisionId);
  const named = [of ?? locale, ...LOCALES].find((each) => known?.editions[each]?.headline);
  return (
    <p className="toolbar">
      {known ? (
        <span>
          <EditionLine
            locale={of ?? named ?? known.originLocale}
            headline={(named && known.editions[named]?.headline) || ''}
            href={publishingPath(articleId)}
            desk={locale}
          />
        </span>
      ) : (
        <span className="soft">{t('gone', { id: articleId })}</span>
      )}
      {known && of && before !== undefined && (
        <a className="link" href={`${revisionsPath(articleId, of)}&a=${before}&b=${revisionId}`}>
          {t('difference')}
        </a>
      )}
    </p>
  );
}

async function Facts({ facts, locale }: { facts: AuditFact[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'audit' });
  const fields: Record<string, string> = messagesOf(locale).audit.fields;
  const nameOf = (path: string) =>
    path
      .split('.')
      .map((part) => fields[part === '' ? 'stage' : part] ?? part)
      .join(' – ');
  const inWords = factInWords(locale);
  return (
    <dl className="plan-facts">
      {facts.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{nameOf(path)}</dt>
          <dd>
            {before !== undefined && (
              <>
                <del>
                  <span className="visually-hidden">{t('before')} </span>
                  {inWords(path, before)}
                </del>{' '}
              </>
            )}
            {after !== undefined &&
              (before === undefined ? (
                inWords(path, after)
              ) : (
                <ins>
                  <span className="visually-hidden">{t('after')} </span>
                  {inWords(path, after)}
                </ins>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
