using Tideline.Domain;
using Tideline.Governance.Records;
using Tideline.Operation.Incidents;
using Tideline.Operation.Requests;
using Tideline.Server.Approvals;
using Tideline.Server.Problems;

namespace Tideline.Server.Records;

/// <summary>Refusals of the records of incidents, requests and governance, as answers.</summary>
internal static class RecordProblems
{
    /// <exception cref="ProblemException">It is refused, for a reason that the person can mend.</exception>
    public static T Told<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (ConfigurationException e)
        {
            throw e.Code switch
            {
                IncidentRegister.Unknown => new ProblemException(404, ProblemCode.IncidentUnknown, e.Message),
                IncidentRegister.Closed => new ProblemException(409, ProblemCode.IncidentClosed, e.Message),
                ArtefactKind.Unknown => new ProblemException(404, ProblemCode.GovernanceUnknown, e.Message),
                ArtefactKind.Unreadable => new ProblemException(400, ProblemCode.GovernanceUnreadable, e.Message),
                GovernanceBook.ChangedMeanwhile => new ProblemException(409, ProblemCode.GovernanceChanged, e.Message),
                GovernanceBook.StepRefused => new ProblemException(409, ProblemCode.StepRefused, e.Message),
                RequestRegister.Unknown => new ProblemException(404, ProblemCode.RequestUnknown, e.Message),
                _ => RegisterProblems.ProblemOf(e),
            };
        }
    }
}
