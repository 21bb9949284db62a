-- Lists of one kind of record, for kinds of which an account has few among many purchases. What a
-- till books is not in it: purchases, redemptions, payments and what time brought cost nothing.
create index activity_of_a_rare_kind on activity (account_id, kind, sequence)
    where kind in ('EvidenceReport', 'EvidenceWithdrawal', 'RungPin', 'SurveyAnswer', 'TransferIn',
        'TransferInReversal', 'TransferOut', 'TransferOutReversal');
