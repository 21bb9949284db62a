package io.ladder.testkit;

import io.ladder.shared.TenantId;
import org.junit.jupiter.api.Nested;

/**
 * What every journal must pass. An implementation extends this class and opens books; each part of
 * the contract is a class of its own.
 */
public abstract class JournalContract {

    /**
     * Opens empty books for a tenant. It is called before each test, with another tenant each time.
     *
     * @param programmes the programme and the clock, which the test may move while the books are
     *     open
     */
    protected abstract Books open(FixedProgrammes programmes, TenantId tenant);

    @Nested
    class OnKeys extends KeyContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnMembers extends MemberContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnHistory extends HistoryContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnFacts extends FactsContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnWallets extends WalletContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnReturns extends ReturnContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnRedemptions extends RedemptionContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnBenefits extends BenefitContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnCodes extends CodeContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnHeldCodes extends HeldCodeContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnGuardRails extends GuardRailContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnAlerts extends AlertContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnPayments extends PaymentContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class AmongPayments extends PaymentOddsContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnBudgets extends BudgetContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnCorrectionsOfBudgets extends BudgetCorrectionContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnTransfers extends TransferContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnARing extends RingContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnReversals extends ReversalContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnFollowUps extends FollowUpContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnMerges extends MergeContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnSeparations extends SeparationContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnMergesAmongThreads extends MergeThreadContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnHouseholds extends HouseholdContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnAdjustments extends AdjustmentContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnLists extends RecordsContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnVersions extends VersionContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnCorrections extends CorrectionContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }

    @Nested
    class OnThreads extends ThreadContract {
        @Override
        Books open(FixedProgrammes given, TenantId whose) {
            return JournalContract.this.open(given, whose);
        }
    }
}
