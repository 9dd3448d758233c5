import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { accountPath, passkeyPath } from '#lib/desk/paths.ts';
import { DeskPage } from '../desk-page.tsx';
import { Notice } from '../notice.tsx';
import { PasskeyScript } from '../passkey-script.tsx';

/** Where a device makes a passkey, after the password was right. */
export async function PasskeyPage(props: {
  viewer: Viewer;
  /** Undefined where the time is over, or nobody has begun. */
  asked: { ticket: string; name: string; options: PublicKeyCredentialCreationOptionsJSON } | undefined;
}) {
  const { viewer, asked } = props;
  const t = await getTranslations({ locale: viewer.locale, namespace: 'people.account' });
  return (
    <DeskPage viewer={viewer} current="account" path={passkeyPath}>
      <div className="page-title">
        <h1>{t('addPasskey')}</h1>
      </div>
      <div className="stack">
        {asked ? (
          <>
            <p>{t('makePasskeyText', { name: asked.name })}</p>
            <noscript>
              <p>{t('passkeyNeedsScript')}</p>
            </noscript>
            <form
              className="stack"
              action="/api/desk/account/passkeys"
              method="post"
              data-passkey="create"
              data-options={JSON.stringify(asked.options)}
              data-cancelled={t('passkeyNotMade')}
              data-known={t('passkeyKnown')}
              hidden
              suppressHydrationWarning
            >
              <input type="hidden" name="do" value="add" />
              <input type="hidden" name="ticket" value={asked.ticket} />
              <input type="hidden" name="credential" defaultValue="" suppressHydrationWarning />
              <button className="button button-primary" type="submit">
                {t('makePasskey')}
              </button>
              <div className="notice notice-error" role="alert" hidden suppressHydrationWarning />
            </form>
            <PasskeyScript />
          </>
        ) : (
          <Notice kind="info">{t('passkeyExpired')}</Notice>
        )}
      </div>
      <p className="back">
        <a className="link" href={accountPath}>
          {t('toAccount')}
        </a>
      </p>
    </DeskPage>
  );
}
