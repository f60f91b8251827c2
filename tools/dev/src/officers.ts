/** Of `samples/officers.yaml`: files and reads for every commune of the sample province. */
export const DESK = 'nguyen-thi-thu-ha';

/** The same for the whole country: who measures files everywhere. */
export const LOAD_DESK = 'nguoi-do-tai';
