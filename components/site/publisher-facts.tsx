import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import type { Publisher } from '#lib/site/publisher.ts';

/** Who answers for this portal and how to reach them, or plainly that they have not said so yet. */
export function PublisherFacts({ locale, publisher }: { locale: Locale; publisher: Publisher }) {
  const { name, contact } = publisher;
  const t = translationsOf(locale, 'info.publisher');
  return (
    <dl className="publisher-facts">
      <div>
        <dt>{t('name')}</dt>
        <dd>{name ?? t('noName')}</dd>
      </div>
      <div>
        <dt>{t('contact')}</dt>
        <dd>
          {contact?.href ? <a href={contact.href}>{contact.text}</a> : (contact?.text ?? t('noContact'))}
        </dd>
      </div>
    </dl>
  );
}
