-- Who answers for an exchange was read from the reasons of returns until it was approved; it is kept from the request on.
update cases set responsibility = (select r.responsibility from return_reasons r where r.code = cases.reason_code)
where kind = 'exchange' and responsibility = 'undetermined' and state in ('requested', 'infoNeeded', 'rejected', 'appealed')
  and reason_code in (select code from return_reasons);
