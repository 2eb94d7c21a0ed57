namespace Tideline.Exchange.Joint.Text;

/// <summary>The languages of the joint pages.</summary>
public static class JointLanguages
{
    public static IReadOnlyList<JointText> All { get; } = [JointEnglish.Text, JointUrdu.Text];

    /// <summary>The words of a language by its BCP 47 tag; null where there are none.</summary>
    public static JointText? Find(string language) => All.FirstOrDefault(l => l.Bulletin.Language == language);
}
