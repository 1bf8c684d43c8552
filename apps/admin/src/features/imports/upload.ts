import { downloadZip } from 'client-zip';
import { languageHeaders } from '../../common/language.ts';

type Uploaded =
  | { readonly id: string }
  /** Why not, as the server says; null where no answer came. */
  | { readonly refusal: string | null };

export type Upload = {
  readonly answer: Promise<Uploaded>;
  readonly abort: () => void;
};

const answerOf = (text: string): Uploaded => {
  try {
    const { id, errors } = JSON.parse(text);
    return typeof id === 'string' ? { id } : { refusal: errors?.[0]?.message ?? null };
  } catch {
    return { refusal: null };
  }
};

/** Only an XMLHttpRequest tells how much of a body was sent. */
export const startUpload = (file: Blob, name: string, onProgress: (share: number) => void): Upload => {
  const request = new XMLHttpRequest();
  const answer = new Promise<Uploaded>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => resolve(answerOf(request.responseText));
    request.onerror = () => resolve({ refusal: null });
    request.onabort = () => resolve({ refusal: null });
  });
  request.open('POST', `/api/imports?name=${encodeURIComponent(name)}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  for (const [header, value] of Object.entries(languageHeaders())) request.setRequestHeader(header, value);
  request.send(file);
  return { answer, abort: () => request.abort() };
};

/** The files of an export in a folder that was chosen, as a zip of it; null where it holds none. */
export const zipOf = async (files: readonly File[]): Promise<{ readonly file: Blob; readonly name: string } | null> => {
  const kept = files.filter(({ name }) => /\.(json|csv)$/i.test(name));
  const folder = kept[0]?.webkitRelativePath.split('/')[0];
  if (folder === undefined) return null;
  const entries = kept.map((input) => ({ name: input.webkitRelativePath, input }));
  return { file: await downloadZip(entries).blob(), name: `${folder}.zip` };
};
