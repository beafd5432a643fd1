export const en = {
  pictures: {
    choose: 'Choose pictures',
    accepted:
      'Or drop them here, or paste one. JPEG, PNG, WebP, AVIF or GIF, up to %{max} MB each. No videos.',
    sending: '%{name}: uploading',
    working: '%{name}: being prepared',
    refused: '%{name}: %{reason}',
    dismiss: 'Close the notice about %{name}',
    stored: 'Uploaded picture',
    errors: {
      tooLarge: 'Larger than %{max} MB',
      tooManyPixels: 'More than %{max} million pixels',
      video: 'Videos are not supported. Upload still pictures from it instead.',
      type: 'Not a JPEG, PNG, WebP, AVIF or GIF picture',
      damaged: 'Damaged or incomplete',
      empty: 'Empty file',
    },
  },
  resources: {
    pictures: { name: 'Picture |||| Pictures', fields: { width: 'Width', height: 'Height' } },
  },
};

export const zh: typeof en = {
  pictures: {
    choose: '选择图片',
    accepted:
      '也可以拖放到此处，或粘贴图片。支持 JPEG、PNG、WebP、AVIF、GIF，每张不超过 %{max} MB；不支持视频。',
    sending: '%{name}：正在上传',
    working: '%{name}：正在处理',
    refused: '%{name}：%{reason}',
    dismiss: '关闭“%{name}”的提示',
    stored: '已上传的图片',
    errors: {
      tooLarge: '超过 %{max} MB',
      tooManyPixels: '超过 %{max} 百万像素',
      video: '不支持视频，请改为上传视频截图。',
      type: '不是 JPEG、PNG、WebP、AVIF 或 GIF 图片',
      damaged: '文件已损坏或不完整',
      empty: '文件为空',
    },
  },
  resources: { pictures: { name: '图片', fields: { width: '宽', height: '高' } } },
};
