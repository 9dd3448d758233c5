import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import type { Publisher } from '#lib/site/publisher.ts';

/** Who answers for this portal and how to reach them; what they have not said is left out. The desk reminds them. */
export function PublisherFacts({ locale, publisher }: { locale: Locale; publisher: Publisher }) {
  const { name, contact } = publisher;
  const t = translationsOf(locale, 'info.publisher');
  if (!name && !contact) return null;
  return (
    <dl className="publisher-facts">
      {name && (
        <div>
          <dt>{t('name')}</dt>
          <dd>{name}</dd>
        </div>
      )}
      {contact && (
        <div>
          <dt>{t('contact')}</dt>
          <dd>{contact.href ? <a href={contact.href}>{contact.text}</a> : contact.text}</dd>
        </div>
      )}
    </dl>
  );
}
