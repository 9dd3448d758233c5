import { getTranslations } from 'next-intl/server';
import { plainText } from '#lib/article/inline.ts';
import { formatMoment, machineTime } from '#lib/dates.ts';
import type { EditorView } from '#lib/desk/editor.ts';
import type { NoteView } from '#lib/desk/notes.ts';
import type { Locale } from '#lib/locale.ts';
import { clip } from '#lib/text-width.ts';
import { SendForm } from '../send-form.tsx';

/** What staff have said about the texts of a language and nobody has settled: to be looked at before it goes out. */
export async function OpenNotes(props: {
  of: Locale;
  notes: NoteView[];
  view: EditorView;
  /** The language of the desk. */
  locale: Locale;
}) {
  const { of, notes, view, locale } = props;
  const t = await getTranslations({ locale, namespace: 'editor.notes' });
  const open = notes.filter((note) => note.locale === of && note.resolvedBy === null);
  if (open.length === 0) return null;
  const textOf = (segment: string) => view.rows.find((row) => row.segment === segment)?.cells[of].text ?? '';
  return (
    <section className="plan-part" aria-labelledby={`notes-${of}`}>
      <h3 id={`notes-${of}`}>{t('open', { count: open.length })}</h3>
      {open.map(({ id, segment, about, text, by, at }) => (
        <div className="hand-over-note" key={id}>
          <p className="hint" lang={of}>
            {clip(plainText(textOf(segment)), 60) || t('gone', { text: clip(plainText(about), 60) })}
          </p>
          <p>{text}</p>
          <p className="hint">
            {by} <time dateTime={machineTime(new Date(at))}>{formatMoment(new Date(at), locale)}</time>
          </p>
          {view.may.editText && (
            <SendForm action={`/api/desk/articles/${view.articleId}/notes`} unreachable={t('unreachable')}>
              <input type="hidden" name="note" value={id} />
              <button className="button button-quiet" type="submit" name="do" value="resolve">
                {t('resolve')}
              </button>
            </SendForm>
          )}
        </div>
      ))}
    </section>
  );
}
