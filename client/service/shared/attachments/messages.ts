export const en = {
  resources: {
    ticketAttachments: {
      name: 'Attachment |||| Attachments',
      fields: { type: 'Type', bytes: 'Size in bytes' },
    },
    tickets: {
      fields: {
        attachments: 'Attachments',
        attachmentIds: 'Attachments',
        bytes: 'Size in bytes',
        width: 'Width',
        height: 'Height',
        isRemoved: 'Removed',
      },
    },
  },
  attachments: {
    add: 'Attach files',
    accepted:
      'Pictures, PDF, text or MP4, up to %{max} MB each and %{count} in a message. They can also be dropped or pasted into the message.',
    attached: 'Attached files',
    remove: 'Do not send %{name}',
    removed: 'Attachment removed',
    named: '%{name} (%{size})',
    kilobytes: '%{size} KB',
    megabytes: '%{size} MB',
    types: {
      'image/webp': 'Picture',
      'application/pdf': 'PDF',
      'text/plain': 'Text file',
      'video/mp4': 'MP4 video',
    },
    errors: {
      tooLarge: 'Larger than %{max} MB. Send a smaller file.',
      type: 'Only JPEG, PNG, WebP, AVIF and GIF pictures, PDF, text in UTF-8, and MP4 can be attached. Convert the file first.',
      gone: 'An attachment is no longer there. Remove it and attach the file again.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    ticketAttachments: {
      name: '附件',
      fields: { type: '类型', bytes: '大小（字节）' },
    },
    tickets: {
      fields: {
        attachments: '附件',
        attachmentIds: '附件',
        bytes: '大小（字节）',
        width: '宽',
        height: '高',
        isRemoved: '已删除',
      },
    },
  },
  attachments: {
    add: '添加附件',
    accepted:
      '支持图片、PDF、文本和 MP4，每个不超过 %{max} MB，每条消息最多 %{count} 个。也可将文件拖放或粘贴到输入框。',
    attached: '已添加的附件',
    remove: '移除 %{name}',
    removed: '附件已删除',
    named: '%{name}（%{size}）',
    kilobytes: '%{size} KB',
    megabytes: '%{size} MB',
    types: {
      'image/webp': '图片',
      'application/pdf': 'PDF',
      'text/plain': '文本文件',
      'video/mp4': 'MP4 视频',
    },
    errors: {
      tooLarge: '超过 %{max} MB，请发送较小的文件。',
      type: '仅支持 JPEG、PNG、WebP、AVIF、GIF 图片，以及 PDF、UTF-8 文本和 MP4，请先转换文件格式。',
      gone: '附件已失效，请移除后重新添加。',
    },
  },
};
