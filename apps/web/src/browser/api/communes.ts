import { useQuery } from '@tanstack/react-query';
import { get } from './ask';

export interface Commune {
  code: string;
  name: string;
  kind: string;
  provinceCode: string;
  provinceName: string;
}

/** All of them (about 3,300): looked up in the browser, so that typing never waits for the line. */
export const useCommunes = () =>
  useQuery({
    queryKey: ['communes'],
    queryFn: () => get<Commune[]>('/api/one-stop/communes'),
    staleTime: Infinity,
  });
