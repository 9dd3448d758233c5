import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { accountPath, twoFactorPath } from '#lib/desk/paths.ts';
import { DeskPage } from '../desk-page.tsx';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { Notice } from '../notice.tsx';
import { QrCode } from '../qr-code.tsx';

/** What is shown once while the second step is set up: the key for the app, and the backup codes. */
export async function TwoFactorPage({ viewer, state }: { viewer: Viewer; state: FormState | undefined }) {
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const { uri, codes } = state?.once ?? {};
  return (
    <DeskPage viewer={viewer} current="account" path={twoFactorPath}>
      <div className="page-title">
        <h1>{t(codes && !uri ? 'codesTitle' : 'setupTitle')}</h1>
      </div>
      {!codes && (
        <div className="stack">
          <Notice kind="info">{t('expired')}</Notice>
        </div>
      )}
      {codes && uri && <Setup uri={uri} codes={codes} state={state} viewer={viewer} />}
      {codes && !uri && (
        <div className="stack">
          <p>{t('codesText')}</p>
          <BackupCodes codes={codes} />
        </div>
      )}
      <p className="back">
        <a className="link" href={accountPath}>
          {t('toAccount')}
        </a>
      </p>
    </DeskPage>
  );
}

async function Setup(props: { uri: string; codes: string[]; viewer: Viewer; state: FormState | undefined }) {
  const { uri, codes, state, viewer } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const { errorOf } = await fieldsOf('confirm', state, locale);
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <div className="account">
      <section className="panel" aria-labelledby="scan">
        <h2 id="scan">{t('scan')}</h2>
        <QrCode text={uri} label={t('qr')} />
        <p>{t('scanText')}</p>
        <p>
          <code className="key">{key.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </section>
      <section className="panel" aria-labelledby="keep">
        <h2 id="keep">{t('keep')}</h2>
        <p>{t('keepText')}</p>
        <BackupCodes codes={codes} />
      </section>
      <section className="panel" aria-labelledby="confirm">
        <h2 id="confirm">{t('confirm')}</h2>
        <form className="stack" action="/api/desk/account/two-factor" method="post">
          <FormNotice form="confirm" state={state} locale={locale} />
          <Field
            name="code"
            label={t('code')}
            error={errorOf('code')}
            input={{ inputMode: 'numeric', autoComplete: 'one-time-code', required: true, maxLength: 20 }}
          />
          <button className="button button-primary" type="submit" name="do" value="confirm">
            {t('confirmSubmit')}
          </button>
        </form>
      </section>
    </div>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  return (
    <ul className="backup-codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
