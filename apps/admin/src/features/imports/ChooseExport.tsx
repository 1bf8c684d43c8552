import { Button, ProgressBar } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { type ChangeEvent, useRef, useState } from 'react';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import styles from './Imports.module.css';
import { startUpload, zipOf } from './upload.ts';

const useTexts = textsOf('common', 'imports');

type UnderWay = { readonly name: string; readonly share: number; readonly abort: () => void };

/** Uploads an export, chosen as a file or as a folder, and goes to its check. */
export const ChooseExport = () => {
  const { common, imports } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const refusal = usePermissionRefusal('IMPORT');
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (blob: Blob, name: string) => {
    setProblem(null);
    let cancelled = false;
    const upload = startUpload(blob, name, (share) => setUnderWay((now) => now && { ...now, share }));
    const abort = () => {
      cancelled = true;
      upload.abort();
    };
    setUnderWay({ name, share: 0, abort });
    const answer = await upload.answer;
    setUnderWay(null);
    if ('id' in answer) return void navigate({ to: '/imports/$importId', params: { importId: answer.id } });
    if (!cancelled) setProblem(answer.refusal ?? imports.uploadFailed);
  };
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    if (chosen) void send(chosen, chosen.name);
    event.target.value = '';
  };
  const onFolder = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length === 0) return;
    const zip = await zipOf(files).catch(() => null);
    if (zip === null) setProblem(imports.emptyFolder);
    else await send(zip.file, zip.name);
  };

  return (
    <div className={styles.choose}>
      <p className="muted">{imports.text}</p>
      {underWay ? (
        <Note role="status">
          <p>{imports.uploading(underWay.name, format.percent(underWay.share))}</p>
          <ProgressBar value={underWay.share} aria-label={imports.uploadProgress} />
          <Button size="small" onClick={underWay.abort}>
            {common.cancel}
          </Button>
        </Note>
      ) : (
        <ButtonRow>
          <ReasonedButton appearance="primary" reason={refusal} onClick={() => file.current?.click()}>
            {imports.chooseFile}
          </ReasonedButton>
          <ReasonedButton reason={refusal} onClick={() => folder.current?.click()}>
            {imports.chooseFolder}
          </ReasonedButton>
        </ButtonRow>
      )}
      <input ref={file} type="file" hidden aria-label={imports.chooseFile} accept=".zip,.json,.csv" onChange={onFile} />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={imports.chooseFolder}
        {...{ webkitdirectory: '' }}
        onChange={(event) => void onFolder(event)}
      />
      <Problem text={problem} />
    </div>
  );
};
