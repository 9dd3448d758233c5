import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { LibraryEntry } from '#db/queries/desk/pictures/list-library.ts';
import { messagesOf } from '#i18n/messages.ts';
import { formatDay } from '#lib/dates.ts';
import { picturePath, picturesPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { licenceDay } from '#lib/media/licence.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SearchField } from '../search-field.tsx';
import { PictureDrop } from './picture-drop.tsx';
import { Thumbnail } from './thumbnail.tsx';

/** The library: what there is, and the way to take more in. */
export async function PicturesPage(props: {
  viewer: Viewer;
  typed: string;
  pictures: LibraryEntry[];
  next: number | null;
  state: FormState | undefined;
}) {
  const { viewer, typed, pictures, next, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'pictures' });
  const older = new URLSearchParams({ ...(typed && { q: typed }), before: `${next}` });
  return (
    <DeskPage viewer={viewer} current="pictures" path={picturesPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <FormNotice form="pictures" state={state} locale={locale} />
      <details className="fold" open>
        <summary>{t('upload.title')}</summary>
        <noscript>{t('upload.noScript')}</noscript>
        <PictureDrop words={messagesOf(locale).pictures.upload} />
      </details>
      <search>
        <form className="toolbar topic-search" action={picturesPath}>
          <SearchField label={t('find')} submit={t('findSubmit')} value={typed} />
          {typed && <a href={picturesPath}>{t('all')}</a>}
        </form>
      </search>
      {pictures.length === 0 && <p className="soft">{t(next ? 'further' : typed ? 'none' : 'empty')}</p>}
      <ul className="picture-grid">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <a href={picturePath(picture.id)}>
              <Thumbnail variants={picture.variants} alt="" />
              <span className="picture-name" lang={nameOf(picture, locale).lang}>
                {nameOf(picture, locale).text || t('picture', { id: picture.id })}
              </span>
            </a>
            <span className="soft">{picture.credit}</span>
            <span className="soft">{t('uses', { n: picture.uses })}</span>
            <LicenceNote picture={picture} locale={locale} />
            {LOCALES.every((each) => picture.texts[each].alt === '') && (
              <span className="picture-note">{t('undescribed')}</span>
            )}
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <a className="link" href={`${picturesPath}?${older}`}>
            {t('older')}
          </a>
        </p>
      )}
    </DeskPage>
  );
}

/** What a picture is called: its alternative text, in the language of the desk or in the other one. */
export function nameOf({ texts }: Pick<LibraryEntry, 'texts'>, locale: Locale) {
  const lang = [locale, ...LOCALES].find((each) => texts[each].alt !== '') ?? locale;
  return { lang, text: texts[lang].alt };
}

/** That the licence ends soon, or is over. */
export async function LicenceNote(props: {
  picture: Pick<LibraryEntry, 'licenceState' | 'licenceUntil'>;
  locale: Locale;
}) {
  const { picture, locale } = props;
  const { licenceState, licenceUntil } = picture;
  const t = await getTranslations({ locale, namespace: 'pictures' });
  if (licenceState === 'open' || licenceUntil === null) return null;
  const day = formatDay(licenceDay(licenceUntil), locale);
  return (
    <b className="picture-note">{t(licenceState === 'over' ? 'licenceOver' : 'licenceEnding', { day })}</b>
  );
}
