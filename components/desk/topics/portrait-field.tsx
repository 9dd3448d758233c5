import { getTranslations } from 'next-intl/server';
import { picturesPath } from '#lib/desk/paths.ts';
import type { DeskPicture } from '#lib/desk/pictures.ts';
import type { Locale } from '#lib/locale.ts';
import { Field } from '../field.tsx';
import { nameOf } from '../pictures/pictures-page.tsx';
import { Thumbnail } from '../pictures/thumbnail.tsx';

/**
 * Which picture of the library is an author's portrait.
 * @param props.chosen the id of the one that is chosen, as the form has it: '' for none
 * @param props.typed the number of another one, as it was typed
 */
export async function PortraitField(props: {
  pictures: DeskPicture[];
  chosen: string;
  typed: string | undefined;
  locale: Locale;
}) {
  const { pictures, chosen, typed, locale } = props;
  const t = await getTranslations({ locale, namespace: 'topics' });
  return (
    <fieldset className="portrait-field">
      <legend>{t('portrait')}</legend>
      <p className="hint">
        {t.rich('portraitHint', { library: (words) => <a href={picturesPath}>{words}</a> })}
      </p>
      <ul className="portrait-choices">
        <li>
          <label>
            <input type="radio" name="portrait" value="" defaultChecked={chosen === ''} /> {t('noPortrait')}
          </label>
        </li>
        {pictures.map((picture) => {
          const { lang, text } = nameOf(picture, locale);
          return (
            <li key={picture.id}>
              <label>
                <input
                  type="radio"
                  name="portrait"
                  value={picture.id}
                  defaultChecked={chosen === `${picture.id}`}
                />
                <Thumbnail variants={picture.variants} alt="" />
                <span lang={text ? lang : undefined}>{text || t('portraitNumber', { id: picture.id })}</span>
              </label>
            </li>
          );
        })}
      </ul>
      <Field
        name="portrait-number"
        label={t('portraitOther')}
        hint={t('portraitOtherHint')}
        input={{
          inputMode: 'numeric',
          pattern: '\\d*',
          maxLength: 15,
          autoComplete: 'off',
          defaultValue: typed,
        }}
      />
    </fieldset>
  );
}
