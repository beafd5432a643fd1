export const en = {
  messageSettings: {
    title: 'Sending of messages',
    saved: 'Saved',
    isOnHelp: 'Switched off, messages to members wait.',
    transports: { file: 'Into files', smtp: 'Through a mail server' },
    transportHelp:
      'Files are for trying things out: one .eml for each message, in the folder mail of the data folder. Nobody gets them.',
    securities: {
      startTls: 'Encrypted after the greeting (STARTTLS)',
      tls: 'Encrypted from the start (TLS)',
      none: 'Not encrypted',
    },
    server: 'Mail server',
    serverHelp: 'May be on this machine or in your own network, as relays are.',
    hostHelp: 'Its name, like smtp.example.com.',
    portHelp: 'Mostly 587 with STARTTLS, 465 with TLS, 25 for a relay.',
    securityHelp: 'Without encryption, the password and all messages can be read on their way.',
    passwordKept: 'A password is stored. Leave it empty to keep it.',
    notPublic:
      'The address of this console is %{url}, which members cannot open. Marketing messages are therefore not sent by mail. Set PUBLIC_URL.',
    sender: 'Sender',
    fromAddressHelp: 'The mail server must be allowed to send for it.',
    fromNameHelp: 'Left empty, the name of the store.',
    replyToHelp: 'Left empty, answers go to the sender.',
    quiet: 'Quiet hours',
    quietHelp:
      'Marketing messages wait until they end, in the time zone of the store. They may cross midnight. Leave both empty for none.',
    trial: {
      verb: 'Send me a test with the saved settings',
      handedOver: 'Handed over for %{to}. Whether it arrives is not known here.',
    },
  },
  resources: {
    messageSettings: {
      name: 'Sending of messages',
      fields: {
        isOn: 'Send messages',
        transport: 'How they leave',
        host: 'Server',
        port: 'Port',
        security: 'Encryption',
        userName: 'User name',
        password: 'Password',
        hasPassword: 'Password stored',
        passwordChanged: 'Password changed',
        fromAddress: 'Sender address',
        fromName: 'Sender name',
        replyTo: 'Answers to',
        quietFrom: 'Quiet from',
        quietUntil: 'Quiet until',
        siteUrl: 'Address of the console',
        isPublic: 'Can be opened by others',
      },
    },
  },
};

export const zh: typeof en = {
  messageSettings: {
    title: '消息发送设置',
    saved: '已保存',
    isOnHelp: '关闭后，发给会员的消息会等待发送。',
    transports: { file: '写入文件', smtp: '通过邮件服务器' },
    transportHelp:
      '写入文件仅供试用：每条消息在数据目录的 mail 文件夹中生成一个 .eml 文件，不会送达任何人。',
    securities: {
      startTls: '连接后加密（STARTTLS）',
      tls: '全程加密（TLS）',
      none: '不加密',
    },
    server: '邮件服务器',
    serverHelp: '可以是本机或内部网络中的服务器，例如邮件中继。',
    hostHelp: '服务器域名，例如 smtp.example.com。',
    portHelp: '通常 STARTTLS 为 587，TLS 为 465，中继为 25。',
    securityHelp: '不加密时，密码和全部消息在传输途中可能被读取。',
    passwordKept: '已保存密码，留空则保持不变。',
    notPublic:
      '后台的地址是 %{url}，会员无法打开，因此营销消息不会通过邮件发送。请设置 PUBLIC_URL。',
    sender: '发件人',
    fromAddressHelp: '邮件服务器须有权以此地址发信。',
    fromNameHelp: '留空则使用店铺名称。',
    replyToHelp: '留空则回复至发件人地址。',
    quiet: '免打扰时段',
    quietHelp: '营销消息会等到时段结束后发送，按店铺时区计算，可跨越午夜。两项留空表示不设。',
    trial: {
      verb: '用已保存的设置给我发测试',
      handedOver: '已交付，收件人 %{to}。是否送达无法得知。',
    },
  },
  resources: {
    messageSettings: {
      name: '消息发送设置',
      fields: {
        isOn: '发送消息',
        transport: '发送方式',
        host: '服务器',
        port: '端口',
        security: '加密方式',
        userName: '用户名',
        password: '密码',
        hasPassword: '已保存密码',
        passwordChanged: '密码已修改',
        fromAddress: '发件地址',
        fromName: '发件人名称',
        replyTo: '回复地址',
        quietFrom: '免打扰开始',
        quietUntil: '免打扰结束',
        siteUrl: '后台地址',
        isPublic: '外部可访问',
      },
    },
  },
};
