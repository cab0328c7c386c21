"""Reading plan documents in Word: the tables of their annexes and the facts printed around them."""
