import { useCommunes } from './api/communes';

/** A commune by its name; by its code as long as the list has not come. */
export function CommuneName({ code }: { code: string }) {
  const { data } = useCommunes();
  const commune = data?.find((one) => one.code === code);
  return <>{commune ? `${commune.name}, ${commune.provinceName}` : code}</>;
}
