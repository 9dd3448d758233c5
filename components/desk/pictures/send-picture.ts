import type { UploadAnswer } from '#lib/desk/pictures.ts';

/**
 * What came of a file: what the server says of it, or a sentence; '' where the server is out of reach. `signIn`: what a link to the sign-in
 * page says, where somebody has been signed out.
 */
export type Sent =
  | { ok: true; answer: UploadAnswer }
  | { ok: false; message: string; signIn?: string | undefined };

/**
 * Sends a picture with fields, one request a file. `fetch` tells nothing of how much has been sent.
 * @param onProgress gets the percent that is sent, from 0 to 100
 */
export function sendPicture(
  path: string,
  fields: Record<string, string>,
  file: File,
  onProgress: (percent: number) => void = () => {},
): Promise<Sent> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('picture', file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / total));
    request.onloadend = () => {
      const answer = request.response as
        | (UploadAnswer & { signIn?: string; error?: { message: string } })
        | null;
      if (answer && request.status >= 200 && request.status < 300) resolve({ ok: true, answer });
      else resolve({ ok: false, message: answer?.error?.message ?? '', signIn: answer?.signIn });
    };
    request.send(body);
  });
}
