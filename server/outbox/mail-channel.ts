import { createTransport } from 'nodemailer';
import { MAIL_CHANNEL, type Mail } from '#db/mail/mails.ts';
import { theStore } from '#db/store.ts';
import { refreshSite } from '../cache/refresh-site.ts';
import type { MailSettings } from '../settings.ts';
import type { Channel } from './channel.ts';
import { mailText } from './mail-text.ts';
import type { PostOptions } from './post.ts';

/** Milliseconds until a server must have answered, at each step; and from the first step to the last. */
const STEP = 10_000;
const LONGEST = 30_000;

/** A password goes over a network packed only; a relay on this machine need not have a certificate. */
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Mails to the staff, one at a time, in plain text. @param siteUrl the public origin */
export function mailChannel({ url, from }: MailSettings, siteUrl: string, options: PostOptions): Channel {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && username !== '' && !LOOPBACK.test(hostname),
    ...(username && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { host } = new URL(siteUrl);
  return {
    name: MAIL_CHANNEL,
    takes: 'mail',
    batch: 1,
    async send([event]) {
      const mail = event?.facts as Partial<Mail> | undefined;
      // What was given up is not there any more, though an operator may want it tried again.
      if (!event || !mail?.kind || !mail.to || !mail.locale) return { final: 'It was emptied.' };
      if (mail.until !== undefined && new Date(mail.until) <= theStore().now()) {
        return { final: 'Its link no longer works.' };
      }
      // The library would hand it to a server that has not said that it takes such letters (SMTPUTF8). Forms refuse it before.
      if (/\P{ASCII}/u.test(mail.to))
        return { final: 'Its address has characters that mail servers do not accept.' };
      await refreshSite();
      const late = AbortSignal.timeout(LONGEST);
      try {
        await transport.sendMail({
          from,
          to: { name: mail.name ?? '', address: mail.to },
          ...mailText(mail as Mail, siteUrl),
          // The same in every attempt: who gets it twice can tell.
          messageId: `<${event.key}@${host.replace(/:\d+$/, '')}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
          signal: options.signal ? AbortSignal.any([late, options.signal]) : late,
        });
        return undefined;
      } catch (error) {
        return failureOf(error as MailError);
      }
    },
  };
}

type MailError = Error & { code?: string; command?: string; responseCode?: number };

/** Never what the server said, which may hold addresses, nor a password. */
function failureOf({ code, command, responseCode, message }: MailError): string | { final: string } {
  if (code === 'EAUTH') return 'The mail server rejected the user name and password.';
  if (code === 'EABORT') return 'There was no answer in time.';
  if (code === 'ETLS')
    return 'The mail server does not offer encryption, and the password is not sent without it.';
  if (responseCode === undefined) {
    return code === 'EENVELOPE' ? { final: 'The mail server rejected this address.' } : message.slice(0, 200);
  }
  const told = `The mail server answered ${responseCode}.`;
  // What it says for good of the one who is to get it. Anything else the operator may mend.
  return responseCode >= 500 && command === 'RCPT TO' ? { final: told } : told;
}
