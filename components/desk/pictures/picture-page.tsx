import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { PictureView } from '#db/queries/desk/pictures/get-picture.ts';
import { formatDay, formatMoment } from '#lib/dates.ts';
import { editorPath, picturePath, picturesPath, topicPath } from '#lib/desk/paths.ts';
import { topicName } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { PictureForm } from './picture-form.tsx';
import { LicenceNote, nameOf } from './pictures-page.tsx';
import { ReplaceFile } from './replace-file.tsx';

/** A picture: what is said of it, where it is used, and what can be done with it besides. */
export async function PicturePage(props: {
  viewer: Viewer;
  view: PictureView;
  state: FormState | undefined;
}) {
  const { viewer, view, state } = props;
  const { picture, articles, mayChange, portraits } = view;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'pictures' });
  const { lang, text } = nameOf(picture, locale);
  const { width, height } = picture;
  return (
    <DeskPage viewer={viewer} current="pictures" path={picturePath(picture.id)}>
      <p>
        <a className="link" href={picturesPath}>
          ← {t('back')}
        </a>
      </p>
      <div className="page-title">
        <h1 lang={text ? lang : undefined}>{text || t('picture', { id: picture.id })}</h1>
        <LicenceNote picture={picture} locale={locale} />
      </div>
      <FormNotice state={state} locale={locale} />
      {!mayChange && <p className="soft">{t('mayNotChange')}</p>}
      <div className="topic-page">
        <PictureForm picture={picture} mayChange={mayChange} state={state} locale={locale} />
        <div className="topic-aside">
          <p className="soft">{t('size', { width, height, at: formatMoment(picture.createdAt, locale) })}</p>
          <Uses view={view} locale={locale} />
          <Embedded view={view} locale={locale} />
          {mayChange && (
            <details className="fold">
              <summary>{t('replace')}</summary>
              <p className="hint">{t('replaceText')}</p>
              <ReplaceFile
                mediaId={picture.id}
                seen={picture.seen}
                words={{
                  file: t('replaceFile'),
                  submit: t('replaceSubmit'),
                  making: t('upload.making'),
                  unreachable: t('upload.unreachable'),
                }}
              />
            </details>
          )}
          {mayChange && articles === 0 && portraits.length === 0 && (
            <details className="fold">
              <summary>{t('remove')}</summary>
              <form className="stack" action={`/api/desk/media/${picture.id}`} method="post">
                <p>{t('removeText')}</p>
                <input type="hidden" name="seen" value={picture.seen} />
                <button className="button button-danger" type="submit" name="do" value="remove">
                  {t('removeSubmit')}
                </button>
              </form>
            </details>
          )}
        </div>
      </div>
    </DeskPage>
  );
}

/** The articles that have it, those that the viewer may open with links. */
async function Uses({ view, locale }: { view: PictureView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'pictures' });
  const { uses, articles, portraits } = view;
  const others = articles - uses.length;
  return (
    <section className="panel" aria-labelledby="used">
      <h2 id="used">{t('usedTitle')}</h2>
      {articles === 0 && portraits.length === 0 && <p className="soft">{t('usedNone')}</p>}
      {uses.length > 0 && (
        <ul className="topic-links">
          {uses.map(({ entry, as }) => {
            const { originLocale, editions, articleId } = entry;
            const lang = [locale, ...LOCALES].find((each) => editions[each]?.headline) ?? originLocale;
            return (
              <li key={articleId}>
                <a href={editorPath(articleId)} lang={lang}>
                  {editions[lang]?.headline || t('untitled')}
                </a>{' '}
                <span className="soft">{t('as', { as })}</span>
              </li>
            );
          })}
        </ul>
      )}
      {portraits.length > 0 && (
        <ul className="topic-links">
          {portraits.map((author) => (
            <li key={author.id}>
              <a href={topicPath('author', author.id)}>{topicName(author, locale)}</a>{' '}
              <span className="soft">{t('as', { as: 'portrait' })}</span>
            </li>
          ))}
        </ul>
      )}
      {others > 0 && <p className="soft">{t('usedOthers', { n: others })}</p>}
    </section>
  );
}

/** What the file says of itself: for who writes the words, and for nobody else. */
async function Embedded({ view, locale }: { view: PictureView; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'pictures' });
  const { caption, credit, madeOn } = view.picture.embedded;
  if (!caption && !credit && !madeOn) return null;
  return (
    <section className="panel" aria-labelledby="embedded">
      <h2 id="embedded">{t('inFileTitle')}</h2>
      {caption && <p>{caption}</p>}
      {credit && <p>{credit}</p>}
      {madeOn && <p>{t('madeOn', { day: formatDay(new Date(madeOn), locale) })}</p>}
      <p className="hint">{t('inFileText')}</p>
    </section>
  );
}
