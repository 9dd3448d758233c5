'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useCallback, useEffect, useState } from 'react';
import { plainText } from '#lib/article/inline.ts';
import type { NotesAnswer, NoteView } from '#lib/desk/notes.ts';
import { clip } from '#lib/text-width.ts';
import { useManuscript, useView } from '../context.ts';
import { fieldId } from '../fields.ts';
import { Moment } from '../moment.client.tsx';
import { articleApi, ask } from '../send-requests.ts';

/** As much of a text as tells which one it is. */
const COLUMNS = 60;

type Sent =
  | { do: 'add'; locale: string; segment: string; text: string }
  | { do: 'resolve' | 'reopen'; note: number };

/** What staff say to each other about the texts. Fetched when it is opened first. */
export default function NotesPanel() {
  const t = useTranslations('editor.notes');
  const manuscript = useManuscript();
  const { articleId, may } = useView();
  const [answer, setAnswer] = useState<NotesAnswer | null>(null);
  const [problem, setProblem] = useState('');
  const [text, setText] = useState('');
  const [showsResolved, setShowsResolved] = useState(false);
  const [about] = useState(() => manuscript.lastPlace());

  const take = useCallback(
    async (sent?: Sent): Promise<boolean> => {
      const path = `${articleApi(articleId)}/notes`;
      const reply = await (sent ? ask<NotesAnswer>(path, 'POST', sent) : ask<NotesAnswer>(path));
      if (reply.ok) setAnswer(reply.value);
      setProblem(reply.ok ? '' : reply.message || t('unreachable'));
      return reply.ok;
    },
    [articleId, t],
  );
  useEffect(() => {
    take();
  }, [take]);

  const add = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What was typed stays until it is kept.
    if (about && (await take({ do: 'add', ...about, text }))) setText('');
  };
  const shown = (answer?.notes ?? []).filter(({ resolvedBy }) => showsResolved || resolvedBy === null);
  const texts = Map.groupBy(shown, ({ locale, segment }) => `${locale} ${segment}`);
  const excerptOf = ({ locale, segment }: Pick<NoteView, 'locale' | 'segment'>) =>
    clip(plainText(manuscript.value(locale, segment)), COLUMNS);

  return (
    <div className="notes">
      {may.editText && !about && <p className="hint">{t('choose')}</p>}
      {may.editText && about && (
        <form className="stack" onSubmit={add}>
          <div className="field">
            <label htmlFor="note-text">{t('label', { text: excerptOf(about) })}</label>
            <textarea
              id="note-text"
              rows={3}
              maxLength={2000}
              required
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              aria-describedby="note-hint"
            />
            <p className="hint" id="note-hint">
              {t('hint', { names: (answer?.people ?? []).map((name) => `@${name}`).join(' ') })}
            </p>
          </div>
          <button className="button" type="submit">
            {t('add')}
          </button>
        </form>
      )}
      <div className="notice notice-error" role="alert" hidden={problem === ''}>
        {problem}
      </div>
      {answer && texts.size === 0 && <p className="soft">{t('none')}</p>}
      {[...texts].map(([key, [first, ...more]]) => (
        <section className="notes-of" key={key}>
          {first && (
            <a href={`#${fieldId(first.locale, first.segment)}`} lang={first.locale}>
              {excerptOf(first) || t('gone', { text: clip(plainText(first.about), COLUMNS) })}
            </a>
          )}
          {[first, ...more].map(
            (note) =>
              note && (
                <div className="note" key={note.id} data-resolved={note.resolvedBy === null ? undefined : ''}>
                  <p className="note-text">{note.text}</p>
                  <p className="hint">
                    {note.by} <Moment at={note.at} />
                    {note.resolvedBy !== null && ` ${t('resolvedBy', { name: note.resolvedBy })}`}
                  </p>
                  {may.editText && (
                    <button
                      type="button"
                      className="button button-quiet"
                      onClick={() =>
                        take({ do: note.resolvedBy === null ? 'resolve' : 'reopen', note: note.id })
                      }
                    >
                      {t(note.resolvedBy === null ? 'resolve' : 'reopen')}
                    </button>
                  )}
                </div>
              ),
          )}
        </section>
      ))}
      {answer?.notes.some(({ resolvedBy }) => resolvedBy !== null) && (
        <label className="choice">
          <input
            type="checkbox"
            checked={showsResolved}
            onChange={(event) => setShowsResolved(event.currentTarget.checked)}
          />
          <span>{t('showResolved')}</span>
        </label>
      )}
    </div>
  );
}
