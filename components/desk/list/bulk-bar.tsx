import { getTranslations } from 'next-intl/server';
import type { Choice } from '#db/queries/desk/list/list-choices.ts';
import type { Locale } from '#lib/locale.ts';
import type { Role } from '#lib/rights.ts';
import { scopeOf } from '#lib/rights.ts';

/** What can be done to the articles that are chosen above it, in the same form. Only what the role has a right to. */
export async function BulkBar(props: {
  role: Role;
  categories: Choice[];
  /** Whether the list shows the trash. */
  isTrash: boolean;
  /** What stood in the fields of an action that was refused. */
  typed: { category: string | undefined; tag: string | undefined };
  locale: Locale;
}) {
  const { role, categories, isTrash, typed, locale } = props;
  const t = await getTranslations({ locale, namespace: 'deskList.bulk' });
  const mayEdit = scopeOf({ role }, 'edit-facts') !== undefined;
  return (
    <fieldset className="bulk-bar" aria-label={t('label')}>
      <span className="bulk-count" aria-hidden="true">
        {t('chosen')}
      </span>
      {mayEdit && !isTrash && (
        <>
          <span className="bulk-pair">
            <select
              className="input"
              name="category"
              aria-label={t('category')}
              defaultValue={typed.category}
            >
              <option value="">{t('chooseCategory')}</option>
              {categories.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <button className="button" type="submit" name="do" value="set-category">
              {t('setCategory')}
            </button>
          </span>
          <span className="bulk-pair">
            <input
              className="input"
              name="tag"
              list="tags"
              maxLength={200}
              defaultValue={typed.tag}
              aria-label={t('tag')}
              placeholder={t('tag')}
            />
            <button className="button" type="submit" name="do" value="add-tag">
              {t('addTag')}
            </button>
            <button className="button" type="submit" name="do" value="remove-tag">
              {t('removeTag')}
            </button>
          </span>
        </>
      )}
      {isTrash ? (
        <button className="button" type="submit" name="do" value="restore">
          {t('restore')}
        </button>
      ) : (
        <button className="button button-danger" type="submit" name="do" value="trash">
          {t('trash')}
        </button>
      )}
    </fieldset>
  );
}
