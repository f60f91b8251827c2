import { Alert, Button, FileButton, Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { Attachment } from '@lien-thong/contracts';
import { ATTACHMENT_KIND_LABELS, MEDIA_TYPES, type AttachmentKind } from '@lien-thong/contracts/words';
import { useState } from 'react';
import { canFingerprint, described } from './fingerprint';

interface Props {
  /** The list's path in what is sent; its faults are looked up below it. */
  path: string;
  value: Attachment[];
  onChange: (attachments: Attachment[]) => void;
  faults: ReadonlyMap<string, string>;
}

const KINDS = Object.entries(ATTACHMENT_KIND_LABELS).map(([value, label]) => ({ value, label }));
const SIZE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${SIZE.format(bytes / 1000)} KB` : `${SIZE.format(bytes / 1_000_000)} MB`;

const nextKind = (attachments: readonly Attachment[]): AttachmentKind =>
  attachments.some(({ kind }) => kind === 'death-notice') ? 'other' : 'death-notice';

/** Files by their name, size and fingerprint; the files themselves stay with whoever brought them. */
export function AttachmentsField({ path, value, onChange, faults }: Props) {
  const [unread, setUnread] = useState<string>();
  const add = async (files: File[]) => {
    setUnread(undefined);
    const added = [...value];
    for (const file of files)
      try {
        added.push(await described(file, nextKind(added)));
      } catch {
        setUnread(file.name);
      }
    onChange(added);
  };
  const change = (i: number, changed: Partial<Attachment>) =>
    onChange(value.map((one, k) => (k === i ? { ...one, ...changed } : one)));
  const faultOf = (i: number) =>
    ['', '.name', '.mediaType', '.size', '.kind', '.sha256']
      .map((part) => faults.get(`${path}.${i}${part}`))
      .find(Boolean);
  if (!canFingerprint())
    return (
      <Alert color="amber" title="Chưa đính kèm được tệp">
        Trình duyệt chỉ tính được mã kiểm tra của tệp khi mở trang bằng https hoặc ngay tại máy chủ.
      </Alert>
    );
  return (
    <Stack gap="sm">
      {value.map((one, i) => (
        <Group key={`${one.sha256}-${i}`} align="end" gap="sm">
          <NativeSelect
            id={`${path}.${i}.kind`}
            label={`Loại giấy tờ của tệp ${i + 1}`}
            data={KINDS}
            value={one.kind}
            error={faultOf(i)}
            onChange={(event) => change(i, { kind: event.currentTarget.value as AttachmentKind })}
          />
          <div style={{ minWidth: 0, flex: '1 1 12rem' }}>
            <Text style={{ overflowWrap: 'anywhere' }}>{one.name}</Text>
            <Text size="sm" c="gray.7">
              {sizeText(one.size)}, mã kiểm tra {one.sha256.slice(0, 12)}…
            </Text>
          </div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange(value.filter((_, k) => k !== i))}
          >
            Bỏ tệp {i + 1}
          </Button>
        </Group>
      ))}
      {unread && (
        <Text c="brick" fw={700} role="alert">
          Không đọc được tệp {unread}.
        </Text>
      )}
      <Group>
        <FileButton multiple accept={MEDIA_TYPES.join(',')} onChange={(files) => void add(files)}>
          {(button) => (
            <Button variant="default" size="sm" {...button}>
              Chọn tệp (PDF, JPEG, PNG)
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}
