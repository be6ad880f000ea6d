"""The Coaching page: sessions with agenda, notes, actions and signatures; goals; whether it worked; the board."""
