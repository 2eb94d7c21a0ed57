using Tideline.Domain.Agreements;
using Tideline.Release.Register;
using Tideline.Server.Problems;

namespace Tideline.Server.Approvals;

/// <summary>What the register's refusals are called in answers.</summary>
internal static class RegisterProblems
{
    private static readonly Dictionary<string, ProblemCode> Codes = new(StringComparer.Ordinal)
    {
        [Refusal.NoAgreement.Code] = ProblemCode.AgreementMissing,
        [Refusal.NotInForce.Code] = ProblemCode.AgreementNotInForce,
        [Refusal.TextChanged.Code] = ProblemCode.AgreementChanged,
        [Refusal.OwnProposal.Code] = ProblemCode.OwnProposal,
        [RegisterFault.ApprovedAlready] = ProblemCode.ApprovedAlready,
        [RegisterFault.ApprovalsMissing] = ProblemCode.ApprovalsMissing,
        [RegisterFault.PublishedAlready] = ProblemCode.PublishedAlready,
        [RegisterFault.RecalledAlready] = ProblemCode.RecalledAlready,
        [RegisterFault.ReleaseClosed] = ProblemCode.ReleaseClosed,
        [RegisterFault.NeverPublished] = ProblemCode.NeverPublished,
        [RegisterFault.ReleaseDamaged] = ProblemCode.ReleaseDamaged,
        [RegisterFault.ReleaseUnknown] = ProblemCode.ReleaseUnknown,
        [RegisterFault.StatementOld] = ProblemCode.StatementOld,
        [RegisterFault.SignatureWrong] = ProblemCode.SignatureWrong,
        [RegisterFault.SigningKeyUnknown] = ProblemCode.SigningKeyUnknown,
        [RegisterFault.WordsMissing] = ProblemCode.WordsMissing,
    };

    /// <summary>Null for refusals that have no code of their own.</summary>
    public static ProblemCode? Of(string? code) => code is not null && Codes.TryGetValue(code, out var found) ? found : null;
}
