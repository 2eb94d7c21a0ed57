namespace Tideline.Learning.Maturity;

/// <summary>How a recipient may come to figures.</summary>
public enum AccessModel
{
    /// <summary>The operator hands over aggregates that it made.</summary>
    AggregatesOnly,

    /// <summary>The operator runs code that was agreed, at its own place.</summary>
    OperatorRun,

    /// <summary>The regulator holds the data; the statistics office writes and runs the code there.</summary>
    RegulatorHeld,

    /// <summary>The operator holds the data; the recipient's staff write and run the code at the operator.</summary>
    Hybrid,

    /// <summary>The recipient is controller and processor in an enclave of its own.</summary>
    OwnEnclave,
}

/// <summary>Which access model a country is ready for.</summary>
public static class AccessModels
{
    private const int High = 3;

    /// <summary>
    /// By legal authority (L3), trust (S3, E4) and the capacity (I1, I2, H1) of recipient and operator, each from their own
    /// answers. A recommendation: it replaces no legal opinion.
    /// </summary>
    public static AccessModel Recommend(MaturityScore score, AnswerSheet sheet)
    {
        var authority = score["L3"].Level >= High;
        var trust = score["S3"].Level >= High && score["E4"].Level >= High;
        var recipient = IsCapable(sheet, RespondentKind.StatisticsOffice, RespondentKind.DisasterAuthority);
        var atOperator = IsCapable(sheet, RespondentKind.Operator);
        return authority && trust && recipient ? AccessModel.OwnEnclave
            : sheet.Custody is Custody.Regulator ? AccessModel.RegulatorHeld
            : atOperator && !recipient ? AccessModel.OperatorRun
            : sheet.StaffAtOperator ? AccessModel.Hybrid
            : atOperator ? AccessModel.OperatorRun
            : AccessModel.AggregatesOnly;
    }

    private static bool IsCapable(AnswerSheet sheet, params ReadOnlySpan<RespondentKind> kinds)
    {
        foreach (var respondent in sheet.Respondents)
        {
            if (kinds.Contains(respondent.Kind) && ((string[])["I1", "I2", "H1"]).All(q => respondent.Answers.GetValueOrDefault(q)?.Effective >= High))
            {
                return true;
            }
        }

        return false;
    }
}
