namespace Tideline.Domain.Destinations;

/// <summary>How strongly an area pulls people of another, on any scale of its own for each home.</summary>
public interface IPull
{
    double this[int home, int host] { get; }
}
