import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useCommunes } from './api/communes';
import { finds, fold } from './fold';

interface Props extends Omit<SelectProps, 'onChange' | 'value' | 'data'> {
  /** A commune's code, or nothing. */
  value: string;
  onChange: (code: string, provinceCode: string) => void;
}

/** A commune by its name, typed with or without accents. */
export function CommuneSelect({ value, onChange, description, ...field }: Props) {
  const { data: communes = [], isError } = useCommunes();
  const choices = useMemo(
    () => communes.map((one) => ({ value: one.code, label: `${one.name}, ${one.provinceName}` })),
    [communes],
  );
  const folded = useMemo(() => new Map(choices.map((one) => [one.value, fold(one.label)])), [choices]);
  const provinceOf = (code: string | null) => communes.find((one) => one.code === code)?.provinceCode ?? '';
  return (
    <Select
      {...field}
      description={isError ? 'Chưa tải được danh mục xã, phường. Xin tải lại trang.' : description}
      placeholder="Gõ tên, không cần dấu"
      data={choices}
      value={value || null}
      onChange={(code) => onChange(code ?? '', provinceOf(code))}
      searchable
      clearable
      selectFirstOptionOnChange
      limit={30}
      maxDropdownHeight={280}
      nothingFoundMessage="Không có xã, phường nào như vậy"
      clearButtonProps={{ 'aria-label': 'Xóa lựa chọn' }}
      filter={({ search, limit, options }) => {
        const typed = fold(search);
        return options
          .filter((option) => 'value' in option && finds(typed, folded.get(String(option.value)) ?? ''))
          .slice(0, limit);
      }}
    />
  );
}
