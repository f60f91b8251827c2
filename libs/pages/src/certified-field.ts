import { DEFAULT_BYTE_RANGE_PLACEHOLDER, SIG_FLAGS, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';

/** The parts of a pdfkit document that a signature field hangs on; its types leave them out. */
interface WithForms {
  page: { dictionary: unknown; annotations: unknown[] };
  _root: { data: Record<string, unknown> & { AcroForm: { data: Record<string, unknown> } } };
}

export interface SignatureNote {
  name: string;
  reason: string;
  location: string;
  at: Date;
  /** Room for the signature, in bytes. */
  room: number;
}

/** ISO 32000-1 table 254: whoever changes anything afterwards, also by an update behind the signed bytes, breaks it. */
const NO_CHANGES = 1;
/** Printed, and not to be moved: flags of an annotation, ISO 32000-1 table 165. */
const PRINT_LOCKED = 132;

/**
 * Makes room for a certifying signature (DocMDP). An ordinary one still proves its own bytes when somebody has put
 * another page over them by an update; only a certified document forbids that.
 */
export function reserveCertification(pdf: PDFKit.PDFDocument, note: SignatureNote): void {
  const { page, _root: root } = pdf as unknown as WithForms;
  const offset = DEFAULT_BYTE_RANGE_PLACEHOLDER;
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: SUBFILTER_ETSI_CADES_DETACHED,
    ByteRange: [0, offset, offset, offset],
    Contents: Buffer.alloc(note.room),
    Name: text(note.name),
    Reason: text(note.reason),
    Location: text(note.location),
    M: note.at,
    Reference: [
      {
        Type: 'SigRef',
        TransformMethod: 'DocMDP',
        TransformParams: { Type: 'TransformParams', P: NO_CHANGES, V: '1.2' },
      },
    ],
  });
  const field = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    F: PRINT_LOCKED,
    V: signature,
    T: text('Signature1'),
    P: page.dictionary,
  });
  page.annotations.push(field);
  pdf.initForm();
  const form = root.data.AcroForm.data;
  form['Fields'] = [field];
  form['SigFlags'] = SIG_FLAGS.SIGNATURES_EXIST | SIG_FLAGS.APPEND_ONLY;
  // A reader that draws the fields anew would change what was signed.
  delete form['NeedAppearances'];
  root.data['Perms'] = { DocMDP: signature };
  signature.end(undefined);
  field.end(undefined);
}

/** pdfkit writes a primitive string as a name, and one in a box as text. */
const text = (words: string): object => Object(words) as object;
