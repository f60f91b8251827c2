import type { Template, Texts } from './templates';

const CLOSING = `
Yours sincerely,
{desk}

This notice was sent automatically; please do not reply to its sender.`;

/**
 * The same texts in English, for families that asked for it: each with the placeholders of its Vietnamese twin. A
 * template that has none does not build, so nobody is written to in a language they did not ask for.
 */
export const ENGLISH: Record<Template, Texts> = {
  'case-submitted': {
    subject: 'Your declaration has arrived',
    letter: `Dear {requester},

Please accept our condolences. {desk} has received your declaration, for: {procedures}.

An officer is reading it. Once it is accepted, we will send you the dossier code and the day the result is promised for. There is nothing you need to do now.
${CLOSING}`,
    sms: '{desk} sends its condolences and has received your declaration. Once it is accepted we will text you the dossier code and the promised day.',
  },
  'case-received': {
    subject: 'Dossier {dossierCode} has been accepted',
    letter: `Dear {requester},

Please accept our condolences. On {receivedOn}, {desk} accepted your dossier, for: {procedures}.

Dossier code: {dossierCode}
Result promised for: {promisedOn}

The offices pass the dossier on among themselves; you need not go to each of them. You can see where it stands at:
{link}
${CLOSING}`,
    sms: '{desk} sends its condolences and has accepted dossier {dossierCode}; the result is promised for {promisedOn}. Progress: {link}',
  },
  'case-not-accepted': {
    subject: 'Your declaration has not been accepted yet',
    letter: `Dear {requester},

{desk} has read your declaration and could not accept it yet, for this reason:
{reason}

Please correct or complete it and file it again, or come to the desk, where an officer will help you. We are sorry to trouble you at such a time.
${CLOSING}`,
    sms: '{desk} could not accept your declaration yet. Reason: {reason} Please file it again or come to the desk for help.',
  },
  'supplement-requested': {
    subject: 'Papers are needed for dossier {dossierCode}',
    letter: `Dear {requester},

To go on with the step “{step}” of dossier {dossierCode}, we need from you:
{papers}

You can bring them to {desk}, or send them by the progress page:
{link}

The other steps go on meanwhile. The promised day was {promisedOn}; the time we wait for your papers is not counted in the time limit.
${CLOSING}`,
    sms: 'Dossier {dossierCode}, step {step}: please bring {papers} to {desk}. Promised day so far: {promisedOn}. See {link}',
  },
  'case-rescheduled': {
    subject: 'The promised day of dossier {dossierCode} has changed',
    letter: `Dear {requester},

The result of dossier {dossierCode} is now promised for {promisedOn} instead of {formerlyPromisedOn}. The reason, as the office wrote it:
{reason}

There is nothing you need to do. You can see where the dossier stands at:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode}: the promised day has moved from {formerlyPromisedOn} to {promisedOn}. The reason: {link} or ask {desk}.',
  },
  'case-topped-up': {
    subject: 'More is paid for dossier {dossierCode}',
    letter: `Dear {requester},

The benefit of dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}) has been raised by a rule that applies from before the day of the decision. For the step “{step}”, {amount} is added. By:
{reason}

You need not apply for it. It is paid in the way you chose in your declaration. More at:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}): {amount} is added to the benefit by a new rule; you need not apply. See {link} or ask {desk}.',
  },
  'case-refused': {
    subject: 'Dossier {dossierCode} could not be granted',
    letter: `Dear {requester},

We are sorry to tell you that the death could not be registered by dossier {dossierCode} (promised for {promisedOn}), so what depends on it has stopped as well. The reason, as the office wrote it:
{reason}

If you think this reason is wrong, please bring your papers to {desk}, which will look at them again. The result is recorded at:
{link}
${CLOSING}`,
    sms: 'We are sorry: dossier {dossierCode} (promised for {promisedOn}) could not be granted. Reason: {reason} Please come to {desk} for help. See {link}',
  },
  'case-completed': {
    subject: 'Dossier {dossierCode} has its result',
    letter: `Dear {requester},

On {endedOn}, all offices had answered dossier {dossierCode} (promised for {promisedOn}). The results:
{results}

You will receive them in the way you chose in your declaration. If you fetch them at {desk}, please bring an identity paper. More at:
{link}

Please accept our condolences once more.
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}) has its result. See each step: {link} or ask at {desk}.',
  },
  'case-withdrawn': {
    subject: 'Your withdrawal has been recorded',
    letter: `Dear {requester},

On {endedOn}, {desk} recorded that you withdrew your dossier. It has stopped, and there is nothing you need to do.

You may file it again whenever you need to. If you did not ask for this, please tell the desk at once.
${CLOSING}`,
    sms: '{desk} recorded on {endedOn} that you withdrew your dossier. If you did not ask for this, please tell the desk at once.',
  },
  'withdrawal-completed': {
    subject: 'Dossier {dossierCode} has stopped, as you asked',
    letter: `Dear {requester},

As you asked, dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}) has stopped as of {endedOn}. What became of each step:
{results}

What had been decided before the withdrawal stays decided, as the law has it. More at:
{link}

If you did not ask for this, please tell {desk} at once.
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}) has stopped, as you asked. What has stopped and what was decided before: {link} or ask {desk}.',
  },
  'case-stopped': {
    subject: 'Dossier {dossierCode} has been stopped',
    letter: `Dear {requester},

On {endedOn}, dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}) was stopped. The ground:
{reason}

What became of each step:
{results}

Once this ground is gone, you can file again. If anything is unclear, please ask {desk}. Details:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}) was stopped on {endedOn}. Ground: {reason} See {link} or ask {desk}.',
  },
  'case-annulled': {
    subject: 'The death registration in dossier {dossierCode} has been annulled',
    letter: `Dear {requester},

On {endedOn}, the civil registration office annulled the death registration in dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}), by document {reason}. Papers issued from that registration are no longer valid.

The offices that acted on them have been asked to restore everything; you need not go to each of them. We will tell you when all have answered. You can follow it at:
{link}

If the mistake was an office's, we sincerely apologise to you and your family.
${CLOSING}`,
    sms: 'The death registration in dossier {dossierCode} (promised for {promisedOn}) has been annulled by document {reason}. The offices are restoring everything. See {link} or ask {desk}.',
  },
  'annulment-completed': {
    subject: 'Dossier {dossierCode}: all offices have answered',
    letter: `Dear {requester},

On {endedOn}, every office had answered about restoring what followed from the annulled death registration in dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}):
{results}

If anything is still recorded wrongly, please tell {desk}. More at:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}): all offices have answered about restoring what was recorded. See each: {link} or ask {desk}.',
  },
  'correction-completed': {
    subject: 'The death registration in dossier {dossierCode} has been corrected',
    letter: `Dear {requester},

The death registration in dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}) has been corrected by document {reason}. A new extract takes the place of the former one; please collect it at {desk}.

By {endedOn}, the offices that had acted on the former extract had answered:
{results}

You need not go to each of them. More at:
{link}
${CLOSING}`,
    sms: 'The death registration in dossier {dossierCode} (promised for {promisedOn}) has been corrected by document {reason}. All offices have taken note. See {link} or ask {desk}.',
  },
  'correction-not-made': {
    subject: 'The correction asked for in dossier {dossierCode} has not been made',
    letter: `Dear {requester},

On {endedOn}, the civil registration office answered the request to correct the death registration in dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}): the registration stays as it is. Reason: {reason}

If you have other papers that prove what is right, you may ask again at {desk}. More at:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}): the correction has not been made. Reason: {reason} See {link} or ask {desk}.',
  },
  'one-time-code': {
    subject: 'The code to see your dossier',
    letter: `Dear {requester},

The code to see the details of your dossier is: {oneTimeCode}

It can be used once, within {minutes} minutes. Please give it to nobody; no officer will ever ask for it. If you did not ask for it, please ignore this letter.
${CLOSING}`,
    sms: '{oneTimeCode} is the code to see your dossier, good for {minutes} minutes. Please give it to nobody; no officer will ever ask for it.',
  },
  'apology-issued': {
    subject: 'Our apology, and a new promised day for dossier {dossierCode}',
    letter: `Dear {requester},

{title}

The result of dossier {dossierCode} was promised for {formerlyPromisedOn}, and we have not finished in time. {desk} sincerely apologises to you and your family for the delay. The reason, as the office wrote it:
{reason}

The result is now promised for {promisedOn}. There is nothing you need to do. You can see where the dossier stands at:
{link}

Signed by: {signatory}
${CLOSING}`,
    sms: '{desk} sincerely apologises: dossier {dossierCode} was not finished by {formerlyPromisedOn}; it is now promised for {promisedOn}. Reason and progress: {link}',
  },
  'supplement-lapsed': {
    subject: 'The step “{step}” of dossier {dossierCode} has stopped',
    letter: `Dear {requester},

On {requestedOn} we asked you for papers for the step “{step}” of dossier {dossierCode}. We have not received them, so this step had to stop. The other steps of the dossier (promised for {promisedOn}) go on.

You have lost no right: once you have the papers, you can file again at any time at {desk}, where an officer will help you. See the dossier at:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}): step {step} has stopped, as the papers have not arrived. You can file again at any time at {desk}. See {link}',
  },
  'benefit-paid': {
    subject: 'Dossier {dossierCode}: the benefit has been paid',
    letter: `Dear {requester},

On {paidOn}, {amount} was paid to your family: {paidFor}, dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}).

How it was paid: {paidBy}.

There is nothing you need to do. If the money has not arrived, please tell {desk} and name the dossier code. Details:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}): {amount} was paid on {paidOn}, {paidBy}. If it has not arrived, please tell {desk}. See {link}',
  },
  'benefit-payment-failed': {
    subject: 'Dossier {dossierCode}: the benefit has not reached you yet',
    letter: `Dear {requester},

{amount} ({paidFor}) of dossier {dossierCode} (accepted on {receivedOn}, promised for {promisedOn}) has not reached you. The reason: {reason}

The money is still yours and is kept until it can be paid. {next} We are sorry for the delay. Details:
{link}
${CLOSING}`,
    sms: 'Dossier {dossierCode} (promised for {promisedOn}): {amount} has not reached you. Reason: {reason} {next} See {link} or ask {desk}.',
  },
  'draft-extract-ready': {
    subject: 'Please read the draft extract of dossier {dossierCode}',
    letter: `Dear {requester},

The draft extract of dossier {dossierCode} (promised for {promisedOn}) is ready for you to read. Please open this page, enter your identity number, and confirm the draft or say what is to be corrected, before {confirmBy}:
{link}

If we have no answer by then, the draft counts as right under the rules and the registration goes on. You need not come to the office.
${CLOSING}`,
    sms: 'Please read the draft extract of dossier {dossierCode} (promised for {promisedOn}) and confirm or correct it before {confirmBy}; no answer counts as consent: {link}. Questions: {desk}.',
  },
  'result-shipped': {
    subject: 'The result of dossier {dossierCode} is on its way by post',
    letter: `Dear {requester},

The result of dossier {dossierCode} (promised for {promisedOn}) has been handed to the post, as you chose. Tracking code: {trackingCode}

Please watch for a call from the postman. See the dossier at:
{link}
${CLOSING}`,
    sms: 'The result of dossier {dossierCode} (promised for {promisedOn}) is on its way by post, tracking code {trackingCode}. See {link} or ask {desk}.',
  },
  'result-delivered': {
    subject: 'The result of dossier {dossierCode} has been delivered',
    letter: `Dear {requester},

On {deliveredOn}, the result of dossier {dossierCode} (promised for {promisedOn}) reached you.

If you have not received it, or something in it is not right, please tell the office where you filed. See the dossier at:
{link}
${CLOSING}`,
    sms: 'The result of dossier {dossierCode} (promised for {promisedOn}) was delivered on {deliveredOn}. If you have not received it, please tell {desk}. See {link}',
  },
  'result-lost': {
    subject: 'The parcel with the result of dossier {dossierCode} has not arrived',
    letter: `Dear {requester},

We are sorry: the parcel {trackingCode} with the result of dossier {dossierCode} (promised for {promisedOn}) has not reached you. We apologise and will send it again.

If you would rather collect it, or your address has changed, please tell us. See the dossier at:
{link}
${CLOSING}`,
    sms: 'We are sorry: parcel {trackingCode} of dossier {dossierCode} (promised for {promisedOn}) has not arrived; we will send it again. See {link} or ask {desk}.',
  },
};
