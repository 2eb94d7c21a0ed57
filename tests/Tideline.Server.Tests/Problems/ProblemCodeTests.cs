using System.Reflection;
using System.Text.RegularExpressions;
using Tideline.Projects.Emergencies;
using Tideline.Release.Register;
using Tideline.Server.Approvals;
using Tideline.Server.Problems;

namespace Tideline.Server.Tests.Problems;

public sealed class ProblemCodeTests
{
    public static TheoryData<string> RegisterFaults => [.. Constants(typeof(RegisterFault))];

    public static TheoryData<string> EmergencyFaults => [.. Constants(typeof(EmergencyFault))];

    [Theory]
    [MemberData(nameof(RegisterFaults))]
    public void What_the_register_refuses_for_is_answered_under_the_same_code(string fault) =>
        Assert.Equal(fault, RegisterProblems.Of(fault)?.Name());

    [Theory]
    [MemberData(nameof(EmergencyFaults))]
    public void Why_an_emergency_is_not_changed_is_a_code_of_the_server(string fault) => Assert.Contains(fault, ProblemCodes.All);

    [Fact]
    public void Codes_are_words_with_underscores_and_differ()
    {
        Assert.All(ProblemCodes.All, c => Assert.Matches(new Regex("^[a-z]+(_[a-z]+)*$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), c));
        Assert.Equal(ProblemCodes.All.Count, ProblemCodes.All.Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Constants(Type of) =>
        of.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
}
