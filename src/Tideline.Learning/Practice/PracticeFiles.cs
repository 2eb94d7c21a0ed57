using Tideline.Learning.Checks;

namespace Tideline.Learning.Practice;

/// <summary>The tables of a practice country that no operator delivers: a survey, flows, inputs of releases, the week of the capstone.</summary>
public static class PracticeFiles
{
    /// <summary>Writes them below a folder that has <see cref="PracticeCountry.Residents"/> and <see cref="PracticeCountry.Truth"/> already. The same
    /// seed writes the same bytes.</summary>
    public static void Write(string folder, ulong seed)
    {
        var areas = PracticeTable.Read(folder, PracticeCountry.Residents).Select(r => new PracticeArea(r[0], r[1], (int)PracticeTable.Whole(r[2]), PracticeTable.Whole(r[3]))).ToArray();
        DeviceFiles.Write(folder, seed);
        PseudonymFiles.Write(folder, seed);
        StayFiles.Write(folder, seed);
        HomeFiles.Write(folder, seed, areas);
        LeakageFiles.Write(folder, seed, areas);
        SurveyFiles.Write(folder, seed, areas);
        QualityFiles.Write(folder, seed, areas);
        OperationFiles.Write(folder, seed, areas);
        CapstoneFiles.Write(folder, seed, areas);
    }
}

/// <summary>An area of the practice country.</summary>
/// <param name="Parent">Empty at the top.</param>
/// <param name="Subscribers">Of the operator whose events the learner has.</param>
internal sealed record PracticeArea(string PCode, string Parent, int Level, long Subscribers)
{
    public const int Province = 1;
    public const int District = 2;
}
