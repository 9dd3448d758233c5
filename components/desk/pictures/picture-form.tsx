import { getTranslations } from 'next-intl/server';
import { type DeskPicture, MEDIA_LIMITS } from '#lib/desk/pictures.ts';
import { detectLocale } from '#lib/detect-locale.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { mediaPath } from '#lib/urls.ts';
import { Area } from '../area.tsx';
import { Field } from '../field.tsx';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { FocalPoint } from './focal-point.tsx';

type Props = {
  picture: DeskPicture;
  mayChange: boolean;
  state: FormState | undefined;
  locale: Locale;
};

/**
 * What is said of a picture, in both languages side by side. A caption that the file has is offered in its own language while there is
 * none, and kept only when it is saved.
 */
export async function PictureForm({ picture, mayChange, state, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'pictures' });
  const { typedIn } = await fieldsOf('picture', state, locale);
  const { embedded, focal, texts } = picture;
  const offered = (each: Locale) =>
    mayChange && embedded.caption && texts[each].caption === '' && detectLocale(embedded.caption) === each
      ? embedded.caption.slice(0, MEDIA_LIMITS.caption)
      : undefined;
  const inFile = embedded.credit && embedded.credit !== picture.credit ? embedded.credit : undefined;
  const percent = (share: number) => `${Math.round(share * 1_000) / 10}`;
  const common = { autoComplete: 'off', readOnly: !mayChange } as const;
  const area = (lang: Locale) => ({ lang, rows: 2, readOnly: !mayChange });
  return (
    <SendForm
      className="stack topic-form"
      action={`/api/desk/media/${picture.id}`}
      unreachable={t('upload.unreachable')}
    >
      <input type="hidden" name="seen" value={picture.seen} />
      <FocalPoint
        src={mediaPath(shownFile(picture))}
        width={picture.width}
        height={picture.height}
        point={{ x: typedIn('focal-x') ?? percent(focal.x), y: typedIn('focal-y') ?? percent(focal.y) }}
        isFixed={!mayChange}
        words={{
          title: t('focal'),
          hint: t('focalHint'),
          x: t('focalX'),
          y: t('focalY'),
          crops: Object.fromEntries(['3:2', '16:9', '1:1'].map((ratio) => [ratio, t('crop', { ratio })])),
        }}
      />
      <div className="topic-languages">
        {LOCALES.map((each) => (
          <fieldset className="topic-language" key={each}>
            <legend>{t('language', { locale: each })}</legend>
            <Area
              name={`alt-${each}`}
              label={t('alt')}
              input={{
                ...area(each),
                maxLength: MEDIA_LIMITS.alt,
                defaultValue: typedIn(`alt-${each}`) ?? texts[each].alt,
              }}
            />
            <Area
              name={`caption-${each}`}
              label={t('caption')}
              hint={offered(each) && t('fromFile')}
              input={{
                ...area(each),
                maxLength: MEDIA_LIMITS.caption,
                defaultValue: typedIn(`caption-${each}`) ?? offered(each) ?? texts[each].caption,
              }}
            />
          </fieldset>
        ))}
      </div>
      <Field
        name="credit"
        label={t('credit')}
        hint={inFile && t('inFile', { text: inFile })}
        input={{
          ...common,
          required: true,
          maxLength: MEDIA_LIMITS.credit,
          defaultValue: typedIn('credit') ?? picture.credit,
        }}
      />
      <Field
        name="licence"
        label={t('licence')}
        input={{
          ...common,
          maxLength: MEDIA_LIMITS.licence,
          defaultValue: typedIn('licence') ?? picture.licence,
        }}
      />
      <Field
        name="licence-until"
        label={t('licenceUntil')}
        hint={t('licenceHint')}
        input={{
          ...common,
          type: 'date',
          defaultValue: typedIn('licence-until') ?? picture.licenceUntil ?? '',
        }}
      />
      {mayChange && (
        <button className="button button-primary" type="submit" name="do" value="save">
          {t('save')}
        </button>
      )}
    </SendForm>
  );
}

/** Every browser shows a JPEG; wide enough to click in. */
function shownFile({ variants }: DeskPicture): string {
  const jpegs = variants.filter(({ format }) => format === 'jpeg').toSorted((a, b) => a.width - b.width);
  return (jpegs.findLast(({ width }) => width <= 800) ?? jpegs[0])?.file ?? '';
}
