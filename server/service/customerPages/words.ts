/** What the customer's pages say, in both languages. Pure. */
import type { TicketStatus, TicketType } from '#contract/service/tickets';
import type { Language } from '#shared/localization';
import { STATUS_WORDS } from './statusWords.ts';

/** What a customer asks for by the page. */
export const ASKED = [
  'return',
  'exchange',
  'refundOnly',
  'repair',
  'complaint',
  'consultation',
] as const;
export type Asked = (typeof ASKED)[number];
/** Money without goods is asked for by a ticket of returns. */
export const ticketTypeOf = (asked: Asked): TicketType =>
  asked === 'refundOnly' ? 'return' : asked;

export type FieldError =
  | 'messageMissing'
  | 'messageTooLong'
  | 'typeMissing'
  | 'goodsMissing'
  | 'reasonMissing'
  | 'photoMissing'
  | 'tooManyPhotos'
  | 'photoRefused'
  | 'tooMuch'
  | 'goodsStay'
  | 'insteadGone'
  | 'reasonOfStep'
  | 'evidenceMissing'
  | 'answerMissing'
  | 'parcelMissing'
  | 'parcelKnown'
  | 'stepOver';

export interface Words {
  askTitle: string;
  askHelp: string;
  order: string;
  what: string;
  asked: Record<Asked, string>;
  goods: string;
  quantity: (name: string, most: number) => string;
  reason: string;
  noReason: string;
  message: string;
  photos: string;
  photosHelp: string;
  send: string;
  policy: string;
  status: string;
  statuses: Record<TicketStatus, string>;
  opened: string;
  thread: string;
  you: string;
  us: string;
  removed: string;
  attachment: string;
  answer: string;
  answerHelp: string;
  answerAgain: string;
  sendAnswer: string;
  done: Record<'asked' | 'answered', string>;
  errors: Record<FieldError, string>;
  errorTitle: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    askTitle: 'How can we help?',
    askHelp: 'Tell us what happened. You follow our answer on this page.',
    order: 'Order',
    what: 'What do you need?',
    asked: {
      return: 'Return and refund',
      exchange: 'Exchange',
      refundOnly: 'Refund without return',
      repair: 'Repair',
      complaint: 'Complaint',
      consultation: 'Question',
    },
    goods: 'Which goods?',
    quantity: (name, most) => `${name}: how many of ${most}`,
    reason: 'Reason',
    noReason: 'Please choose',
    message: 'What happened?',
    photos: 'Photos',
    photosHelp: 'Up to 4 pictures, 10 MB each.',
    send: 'Send request',
    policy: 'What we promise',
    status: 'Status',
    statuses: STATUS_WORDS.en,
    opened: 'Opened',
    thread: 'Messages',
    you: 'You',
    us: 'We',
    removed: 'This message was removed.',
    attachment: 'Picture sent with this message',
    answer: 'Your answer',
    answerHelp: 'We answer on this page.',
    answerAgain: 'This request is closed. Your answer begins a new one.',
    sendAnswer: 'Send answer',
    done: {
      asked: 'We have your request. Keep this link to follow it.',
      answered: 'We have your answer.',
    },
    errors: {
      messageMissing: 'Write what happened.',
      messageTooLong: 'This text is too long. Shorten it to 10,000 characters.',
      typeMissing: 'Choose what you need.',
      goodsMissing: 'Say how many of which goods it is about.',
      reasonMissing: 'Choose a reason.',
      photoMissing: 'Add a photo that shows it.',
      tooManyPhotos: 'Send up to 4 photos.',
      photoRefused: 'This is no picture that we can read. Send a JPEG, PNG or WebP of up to 10 MB.',
      tooMuch:
        'You have sent a lot today, and nothing more was saved. Go on tomorrow, or ask the shop another way.',
      insteadGone: 'What you want instead is not offered any more. Please choose again.',
      goodsStay: 'Some of these goods cannot come back for this. Below each of them it says why.',
      reasonOfStep: 'Say why, in up to 500 characters. Nothing was changed.',
      answerMissing: 'Write your answer, in up to 500 characters. Nothing was sent.',
      evidenceMissing: 'Say what happened, in up to 2,000 characters. Nothing was sent.',
      parcelMissing:
        'Name the carrier in up to 60 characters, and the tracking number in up to 80 letters and digits.',
      parcelKnown:
        'This tracking number is known from another parcel. Check it, or write to us below.',
      stepOver:
        'We no longer wait for this. What you wrote is in the message below: send it if we do not have it yet.',
    },
    errorTitle: 'Please check what you entered',
  },
  zh: {
    askTitle: '申请售后',
    askHelp: '请描述您遇到的问题，我们会在此页面回复您。',
    order: '订单',
    what: '您需要什么服务？',
    asked: {
      return: '退货退款',
      exchange: '换货',
      refundOnly: '仅退款',
      repair: '维修',
      complaint: '投诉',
      consultation: '咨询',
    },
    goods: '涉及哪些商品？',
    quantity: (name, most) => `${name}：数量（最多 ${most} 件）`,
    reason: '原因',
    noReason: '请选择',
    message: '问题描述',
    photos: '照片',
    photosHelp: '最多 4 张，每张不超过 10 MB。',
    send: '提交申请',
    policy: '售后政策',
    status: '状态',
    statuses: STATUS_WORDS.zh,
    opened: '提交时间',
    thread: '沟通记录',
    you: '您',
    us: '客服',
    removed: '此消息已被删除。',
    attachment: '随消息发送的图片',
    answer: '您的回复',
    answerHelp: '我们会在此页面回复您。',
    answerAgain: '此申请已关闭，您的回复将新建一个申请。',
    sendAnswer: '发送回复',
    done: {
      asked: '我们已收到您的申请，请保存此链接以便查看进度。',
      answered: '我们已收到您的回复。',
    },
    errors: {
      messageMissing: '请填写问题描述。',
      messageTooLong: '内容过长，请控制在 10,000 字以内。',
      typeMissing: '请选择服务类型。',
      goodsMissing: '请填写涉及的商品数量。',
      reasonMissing: '请选择原因。',
      photoMissing: '请上传相关照片。',
      tooManyPhotos: '最多上传 4 张照片。',
      photoRefused: '无法识别此图片，请上传不超过 10 MB 的 JPEG、PNG 或 WebP 图片。',
      tooMuch: '您今天提交的内容较多，本次没有保存。请明天再试，或通过其他方式联系商家。',
      insteadGone: '您要换的商品已不可选，请重新选择。',
      goodsStay: '部分商品不支持此项服务，原因见各商品下方说明。',
      reasonOfStep: '请说明原因（最多 500 字），当前未作更改。',
      answerMissing: '请填写您的回复（最多 500 字），当前未提交。',
      evidenceMissing: '请说明情况（最多 2,000 字），当前未提交。',
      parcelMissing: '请填写快递公司（最多 60 字）和运单号（最多 80 位字母或数字）。',
      parcelKnown: '该运单号已用于其他包裹，请核对；如有疑问请在下方留言。',
      stepOver: '此处已无需再填写。您写的内容已放入下方留言，如果尚未提交过，请点击发送。',
    },
    errorTitle: '请检查填写的内容',
  },
};
