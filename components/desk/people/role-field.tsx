import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { ROLES, type Role } from '#lib/rights.ts';

/** The choice of a role. */
export async function RoleField({ id, value, locale }: { id: string; value: Role; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  return (
    <div className="field">
      <label htmlFor={id}>{t('role')}</label>
      <select id={id} name="role" defaultValue={value} required>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {desk(`roles.${role}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What each role may do. */
export async function RoleHints({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  return (
    <dl className="role-hints hint">
      {ROLES.map((role) => (
        <div key={role}>
          <dt>{desk(`roles.${role}`)}</dt>
          <dd>{t(`roleHints.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
