'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import type { EditionView, EditorView } from '#lib/desk/editor.ts';
import { importOfPath, previewPath, publishingPath, revisionsPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { useManuscript, useSaveState, useTyped, useView } from '../context.ts';
import { HalfTyped } from '../facts/form-field.client.tsx';
import { useForm } from '../facts/use-form.ts';
import { useNextFocus } from '../hooks/use-next-focus.ts';
import { Moment } from '../moment.client.tsx';
import { editionVerb, type Verb, verbPath } from '../send-requests.ts';
import { ProblemList } from './problem-list.client.tsx';

/** What is public of each language, what speaks against publishing it, and the verbs. */
export function PublishPanel() {
  const view = useView();
  const t = useTranslations('editor.publish');
  const sections = LOCALES.map((locale) =>
    view.editions[locale] ? (
      <Edition key={locale} view={view} locale={locale} edition={view.editions[locale]} />
    ) : (
      <section key={locale} className="publish-edition" aria-labelledby={`publish-${locale}`}>
        <h3 id={`publish-${locale}`}>{t('edition', { language: locale })}</h3>
        <p className="soft">{t('noText')}</p>
        {view.may.editText && view.editions[otherLocale(locale)] && (
          <a className="link" href={importOfPath(view.articleId)}>
            {t('fromText')}
          </a>
        )}
      </section>
    ),
  );
  return (
    <>
      {sections}
      <a className="link" id="more-publishing" href={publishingPath(view.articleId)}>
        {t('more')}
      </a>
    </>
  );
}

/** What was asked, and what of the edition was shown then. */
type Asked = { verb: Verb; seen: Pick<EditionView, 'version' | 'factsSeen'> };

function Edition(props: { view: EditorView; locale: Locale; edition: EditionView }) {
  const { view, locale, edition } = props;
  const { articleId, may } = view;
  const t = useTranslations('editor.publish');
  const manuscript = useManuscript();
  const { unsent } = useSaveState();
  const typed = useTyped(locale, 'reason');
  const form = useForm(`withdraw-${locale}`, { reason: '' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<{ kind: 'error' | 'success'; words: string } | null>(null);
  const { blocks, warns } = edition.problems;
  const box = useRef<HTMLElement>(null);
  const focusNext = useNextFocus(box);
  const unblocked = (verb: Verb) => verb !== 'publish' || blocks.length === 0;

  /** Sends what is unsent and reads the article anew: what is decided about is what the server has. */
  const catchUp = async (): Promise<EditionView | null> => {
    if (!(await manuscript.flush())) {
      setMessage({ kind: 'error', words: t('unsent') });
      return null;
    }
    await manuscript.refresh();
    return manuscript.view().editions[locale];
  };
  const ask = async (verb: Verb) => {
    if (isBusy || !(unblocked(verb) || unsent > 0)) return;
    setMessage(null);
    setBusy(true);
    const now = await catchUp();
    setBusy(false);
    if (!now) return;
    setAsked({ verb, seen: now });
    focusNext('.publish-confirm textarea', '.publish-confirm');
  };
  const cancel = () => {
    if (asked) focusNext(`[data-verb="${asked.verb}"]`, 'h3');
    form.drop();
    setAsked(null);
  };
  const carryOut = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!asked || isBusy || !unblocked(asked.verb)) return;
    const reason = form.value('reason').trim();
    setBusy(true);
    const now = await catchUp();
    if (!now) return setBusy(false);
    const { version, factsSeen } = asked.seen;
    if (now.version !== version || now.factsSeen !== factsSeen) {
      setAsked({ ...asked, seen: now });
      const words = t(now.version === version ? 'factsChangedMeanwhile' : 'changedMeanwhile');
      setMessage({ kind: 'error', words });
      return setBusy(false);
    }
    const reply = await editionVerb(articleId, asked.verb, {
      locale,
      version,
      factsSeen,
      ...(asked.verb === 'withdraw' && { reason }),
    });
    await manuscript.refresh();
    setBusy(false);
    if (!reply.ok) return setMessage({ kind: 'error', words: reply.message || t('unreachable') });
    form.drop();
    setAsked(null);
    setMessage({ kind: 'success', words: t(`done.${asked.verb}`) });
    focusNext('.notice');
  };

  const state = edition.status === 'live' && edition.hasUnpublishedChanges ? 'changed' : edition.status;
  const isLive = edition.status === 'live';
  const verbs = verbsFor(edition);
  return (
    <section className="publish-edition" aria-labelledby={`publish-${locale}`} ref={box}>
      <h3 id={`publish-${locale}`} tabIndex={-1}>
        {t('edition', { language: locale })}
      </h3>
      <p>
        <span className="chip" data-state={state}>
          {t(`states.${state}`)}
        </span>
      </p>
      <dl className="publish-facts">
        {edition.publishedAt && (
          <div>
            <dt>{t(isLive ? 'publishedAt' : 'dated')}</dt>
            <dd>
              <Moment at={edition.publishedAt} />
            </dd>
          </div>
        )}
        {edition.scheduledAt && (
          <div>
            <dt>{t('scheduledAt')}</dt>
            <dd>
              <Moment at={edition.scheduledAt} />
            </dd>
          </div>
        )}
        {edition.embargoUntil && (
          <div>
            <dt>{t('embargoUntil')}</dt>
            <dd>
              <Moment at={edition.embargoUntil} />
            </dd>
          </div>
        )}
        {edition.withdrawnReason && (
          <div>
            <dt>{t('withdrawnReason')}</dt>
            <dd>{edition.withdrawnReason}</dd>
          </div>
        )}
      </dl>
      <p className="toolbar">
        {isLive && edition.slug && (
          <a href={articlePath(locale, edition.slug)} target="_blank" rel="noopener">
            {t('livePage')}
          </a>
        )}
        <a href={previewPath(locale, articleId)} target="_blank" rel="noopener">
          {t('preview')}
        </a>
        <a href={revisionsPath(articleId, locale)}>{t('revisions')}</a>
      </p>
      <ProblemList
        id={`publish-${locale}-blocks`}
        title={t('blocks')}
        problems={blocks}
        locale={locale}
        kind="blocks"
      />
      <ProblemList
        id={`publish-${locale}-warns`}
        title={t('warns')}
        problems={warns}
        figures={edition.incompleteFigures}
        locale={locale}
        kind="warns"
      />
      {message && (
        <p
          className={`notice notice-${message.kind}`}
          role={message.kind === 'error' ? 'alert' : 'status'}
          tabIndex={-1}
        >
          {message.words}
        </p>
      )}
      {may.publish && !asked && (
        <div className="toolbar">
          {verbs.map((verb) => (
            // Without scripts the button sends its own form; with them it asks first.
            <form key={verb} method="post" action={verbPath(articleId, verb)}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="version" value={edition.version} />
              <input type="hidden" name="factsSeen" value={edition.factsSeen} />
              {verb === 'withdraw' && (
                <noscript>
                  <input
                    className="input"
                    name="reason"
                    aria-label={t('reason')}
                    defaultValue={typed}
                    required
                  />
                </noscript>
              )}
              <button
                type="submit"
                className={verb === 'publish' ? 'button button-primary' : 'button'}
                data-verb={verb}
                // Disabled, it would lose the focus.
                aria-disabled={isBusy || !(unblocked(verb) || unsent > 0)}
                aria-describedby={unblocked(verb) ? undefined : `publish-${locale}-blocks`}
                onClick={(event) => {
                  event.preventDefault();
                  void ask(verb);
                }}
              >
                {t(`verbs.${verb}`, { language: locale, isLive: isLive ? 'yes' : 'no' })}
              </button>
            </form>
          ))}
        </div>
      )}
      {asked && (
        <form
          className="publish-confirm"
          aria-labelledby={`publish-${locale}-question`}
          tabIndex={-1}
          onSubmit={carryOut}
        >
          <p id={`publish-${locale}-question`}>
            {t(`confirm.${asked.verb}`, { language: locale, isLive: isLive ? 'yes' : 'no' })}
          </p>
          {asked.verb === 'publish' && edition.slug && (
            <p className="publish-address">{decodeURI(articlePath(locale, edition.slug))}</p>
          )}
          {asked.verb === 'withdraw' && (
            <div className="field">
              <label htmlFor={`reason-${locale}`}>{t('reason')}</label>
              <textarea
                id={`reason-${locale}`}
                name="reason"
                lang={locale}
                rows={3}
                required
                value={form.value('reason')}
                onChange={(event) => form.type('reason', event.currentTarget.value)}
              />
              <HalfTyped
                name={form.name}
                isOpen
                focus={() => document.getElementById(`reason-${locale}`)?.focus()}
              />
            </div>
          )}
          <p className="toolbar">
            <button
              type="submit"
              className={asked.verb === 'publish' ? 'button button-primary' : 'button button-danger'}
              aria-disabled={isBusy || !unblocked(asked.verb)}
            >
              {t(`verbs.${asked.verb}`, { language: locale, isLive: isLive ? 'yes' : 'no' })}
            </button>
            <button type="button" className="button button-quiet" onClick={cancel}>
              {t('cancel')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function verbsFor({ status, hasUnpublishedChanges }: EditionView): Verb[] {
  switch (status) {
    case 'live':
      return [...(hasUnpublishedChanges ? (['publish'] as const) : []), 'unpublish', 'withdraw'];
    case 'withdrawn':
      return ['restore'];
    case 'trashed':
      return [];
    case 'scheduled':
    case 'embargoed':
      return ['publish', 'unpublish'];
    default:
      return ['publish'];
  }
}
