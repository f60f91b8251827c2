import { Button, FileButton, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import type { Attachment } from '@lien-thong/contracts';
import { ATTACHMENT_KIND_LABELS, MEDIA_TYPES, type AttachmentKind } from '@lien-thong/contracts/words';
import { useEffect, useRef } from 'react';
import { nextKind, useUploads, type Upload } from './uploads';

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

function UnderWay({ name, part, refusal, onForget }: Upload & { onForget: () => void }) {
  if (!refusal)
    return (
      <div>
        <Text style={{ overflowWrap: 'anywhere' }}>Đang tải lên: {name}</Text>
        <Progress value={part * 100} aria-label={`Đang tải lên ${name}`} />
      </div>
    );
  return (
    <Group gap="sm">
      <Text c="brick" fw={700} role="alert" style={{ overflowWrap: 'anywhere', flex: '1 1 12rem' }}>
        <bdi>{name}</bdi>: {refusal}
      </Text>
      <Button variant="default" size="compact-sm" onClick={onForget}>
        Đã hiểu
      </Button>
    </Group>
  );
}

/** Files are uploaded and looked at as soon as they are chosen; the declaration only names them. */
export function AttachmentsField({ path, value, onChange, faults }: Props) {
  // An upload that ends later adds to the list as it is then.
  const current = useRef(value);
  useEffect(() => {
    current.current = value;
  }, [value]);
  const { uploads, add, forget } = useUploads((kept) => {
    current.current = [...current.current, { ...kept, kind: nextKind(current.current) }];
    onChange(current.current);
  });
  const change = (i: number, changed: Partial<Attachment>) =>
    onChange(value.map((one, k) => (k === i ? { ...one, ...changed } : one)));
  const faultOf = (i: number) =>
    ['', '.name', '.mediaType', '.size', '.kind', '.sha256']
      .map((part) => faults.get(`${path}.${i}${part}`))
      .find(Boolean);
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
      {uploads.map((one) => (
        <UnderWay key={one.id} {...one} onForget={() => forget(one.id)} />
      ))}
      <Group>
        <FileButton multiple accept={MEDIA_TYPES.join(',')} onChange={(files) => void add(files)}>
          {(button) => (
            <Button variant="default" size="sm" {...button}>
              Chọn tệp (PDF, JPEG, PNG, mỗi tệp tối đa 20 MB)
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}
