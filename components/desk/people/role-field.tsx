import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { ROLES, type Role } from '#lib/rights.ts';

/** The choice of a role, each with what it may do. */
export async function RoleField({ id, value, locale }: { id: string; value: Role; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  return (
    <fieldset className="choices">
      <legend>{t('role')}</legend>
      {ROLES.map((role) => (
        <label className="choice" key={role} htmlFor={`${id}-${role}`}>
          <input
            type="radio"
            name="role"
            id={`${id}-${role}`}
            value={role}
            defaultChecked={role === value}
            required
          />
          <span>
            {desk(`roles.${role}`)} <span className="hint">{t(`roleHints.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
