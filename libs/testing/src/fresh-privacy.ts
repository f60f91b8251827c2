import { newFieldKeys } from '@lien-thong/embedded';
import { KeyFile, Privacy } from '@lien-thong/privacy';

/** The keys of a service that has just been set up. */
export const freshPrivacy = (service: string): Privacy => new Privacy(new KeyFile(newFieldKeys()), service);
